import { getFlag } from '@guidon/api'
import type { FlagDefinition } from '@guidon/model'
import { useQueries } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'

/** Definitions of flags by key, as far as they are known. */
export function useDefinitions(project: string, flags: readonly string[]): ReadonlyMap<string, FlagDefinition> {
  return useQueries({
    queries: flags.map((flag) => ({
      queryKey: ['flags', project, 'one', flag],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.call(getFlag, { params: { project, flag }, signal }),
    })),
    combine: (results) =>
      new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.definition.key, data.definition]]))),
  })
}
