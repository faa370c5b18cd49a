import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useEnvironments } from '../../../lib/use-project.ts'
import { configuredFlagQuery } from '../flag-queries.ts'
import type { ConfigurationIn } from './variation-uses.ts'

/** What every environment does with a flag; `null` until all of them are known. */
export function useConfigurations(project: string, flag: string): readonly ConfigurationIn[] | null {
  const environments = useEnvironments()
  const views = useQueries({
    queries: environments.map(({ key }) => configuredFlagQuery(project, { environment: key, flag })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  })
  return useMemo(() => (views.length === environments.length ? views : null), [views, environments])
}
