import type { Cli } from '../cli.ts'
import { ApiError } from '../http/problem-error.ts'
import { knownKeys, type KeyKind } from '../known-keys.ts'
import { nearest } from './suggestion.ts'

const KIND_BY_CODE: Readonly<Record<string, KeyKind>> = {
  project_not_found: 'project',
  environment_not_found: 'environment',
  flag_not_found: 'flag',
  segment_not_found: 'segment',
}

/** How a missing thing is made or found, when no key is like it. */
const WAY_OUT: Readonly<Record<KeyKind, string>> = {
  project: 'See `guidon project ls`, or make it: guidon project create',
  environment: 'See `guidon env ls`, or make it: guidon env create',
  flag: 'See `guidon flag ls`.',
  segment: 'See `guidon segment ls`.',
}

/** The same error with "Did you mean …?", when a key that was not found is close to one that exists. */
export async function withKeySuggestion(cli: Cli, error: unknown): Promise<unknown> {
  if (!(error instanceof ApiError)) return error
  const kind = KIND_BY_CODE[error.report.code]
  if (kind === undefined) return error
  const known = await knownKeys(cli, kind)
  const wrong = typedKeys(cli).find((key) => error.message.includes(`"${key}"`) && !known.includes(key))
  const meant = wrong === undefined ? undefined : nearest(wrong, known)
  if (meant !== undefined) return error.withSuggestion(`Did you mean ${meant}?`)
  const key = wrong !== undefined && WAY_OUT[kind].endsWith('create') ? ` ${wrong}` : ''
  return error.withSuggestion(`${WAY_OUT[kind]}${key}`)
}

function typedKeys({ process, project, environment }: Cli): string[] {
  return [...process.words, project, environment]
}
