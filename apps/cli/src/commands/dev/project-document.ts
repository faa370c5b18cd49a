import type { ProjectDocument } from '@guidon/api'
import { usageError } from '../../errors/cli-error.ts'

/** JSON that looks like an export of Guidon. The server checks the rest; `source` names it in errors. */
export function asProjectDocument(value: unknown, source: string): ProjectDocument {
  const document = value as Partial<ProjectDocument> | null
  if (document?.guidon !== 1) {
    throw usageError(`${source} is no document of Guidon: "guidon" must be 1`, 'Make one with `guidon export`.')
  }
  const lists = ['environments', 'contextKinds', 'flags', 'segments'] as const
  const missing = lists.find((name) => !Array.isArray(document[name]))
  if (missing) throw usageError(`${source} lacks the list "${missing}"`, 'Make it again with `guidon export`.')
  const odd = document.flags!.findIndex((flag) => !isFlag(flag))
  if (odd >= 0) throw usageError(`${source}: /flags/${odd} is no flag`, 'It needs "definition" and "environments".')
  return document as ProjectDocument
}

/** A document with nothing but these flags and segments. */
export function partialDocument(
  project: string,
  { flags = [], segments = [] }: Partial<Pick<ProjectDocument, 'flags' | 'segments'>>,
): ProjectDocument {
  return { guidon: 1, project: { key: project, name: project }, environments: [], contextKinds: [], flags, segments }
}

function isFlag(flag: ProjectDocument['flags'][number] | null): boolean {
  const { definition, environments } = (flag ?? {}) as Partial<ProjectDocument['flags'][number]>
  return typeof definition?.key === 'string' && Array.isArray(definition.variations) && Array.isArray(environments)
}
