import { getEvaluations } from '@guidon/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/api.ts'
import type { FlagPlace } from '../flag-queries.ts'
import { RANGE_MS, type Range } from './monitoring-search.ts'
import { serverNow } from '../../../lib/server-time.ts'

/** While the page is in sight. */
const REFRESH_MS = 10_000

/** How often a flag was evaluated in one environment, up to now. */
export const evaluationsQuery = (project: string, { environment, flag }: FlagPlace, range: Range) =>
  queryOptions({
    queryKey: ['evaluations', project, 'one', flag, environment, range],
    queryFn: ({ signal }) => {
      const query = { flag, from: serverNow() - RANGE_MS[range] }
      return api.call(getEvaluations, { params: { project, environment }, query, signal })
    },
    refetchInterval: REFRESH_MS,
    placeholderData: (before, query) => (query?.queryKey[3] === flag ? keepPreviousData(before) : undefined),
  })
