import type { FlagDefinition } from '@guidon/model'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { flagQuery } from '../flag-queries.ts'

/** Definitions of other flags by key, as far as they have loaded. */
export function useDefinitions(project: string, keys: readonly string[]): ReadonlyMap<string, FlagDefinition> {
  const definitions = useQueries({
    queries: [...new Set(keys)].map((key) => flagQuery(project, key)),
    combine: (results) => results.flatMap(({ data }) => data?.definition ?? []),
  })
  return useMemo(() => new Map(definitions.map((definition) => [definition.key, definition])), [definitions])
}
