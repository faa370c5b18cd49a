import type { RegexEngine } from '@guidon/evaluation'

export const linearTimeRegex = undefined as unknown as RegexEngine
