import type { ConfiguredFlag } from '@guidon/model'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FlagWorld } from '../../../lib/evaluation/flag-world.ts'
import { configuredFlagQuery } from '../flag-queries.ts'
import { closureOf } from './closure.ts'
import { segmentDefinitionQuery } from './explain-queries.ts'

/** What flags depend on in one environment, however far, as far as it has loaded. */
export interface Related extends FlagWorld {
  readonly isComplete: boolean
  readonly error: Error | null
}

/** The prerequisites and segments that evaluating `roots` can ask. */
export function useRelated(project: string, environment: string, roots: readonly ConfiguredFlag[]): Related {
  const queryClient = useQueryClient()
  // What has loaded names what else is needed: with each answer the lists grow, until nothing is missing.
  const keys = closureOf(roots, {
    flag: (flag) => queryClient.getQueryData(configuredFlagQuery(project, { environment, flag }).queryKey),
    segment: (segment) => queryClient.getQueryData(segmentDefinitionQuery(project, environment, segment).queryKey),
  })
  const flags = useQueries({
    queries: keys.flags.map((flag) => configuredFlagQuery(project, { environment, flag })),
    combine: (results) => results.map(({ data, error }) => ({ data, error })),
  })
  const segments = useQueries({
    queries: keys.segments.map((segment) => segmentDefinitionQuery(project, environment, segment)),
    combine: (results) => results.map(({ data, error }) => ({ data, error })),
  })
  return useMemo(() => {
    const all = [...flags, ...segments]
    return {
      flags: new Map(flags.flatMap(({ data }) => (data === undefined ? [] : [[data.definition.key, data]]))),
      segments: new Map(segments.flatMap(({ data }) => (data ? [[data.key, data]] : []))),
      isComplete: all.every(({ data, error }) => data !== undefined || error !== null),
      error: all.find(({ error }) => error !== null)?.error ?? null,
    }
  }, [flags, segments])
}
