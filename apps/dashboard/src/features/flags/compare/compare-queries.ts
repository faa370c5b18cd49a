import { compareEnvironments } from '@guidon/api'
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { api } from '../../../lib/api.ts'

const PAGE_FLAGS = 50

export interface ComparisonRequest {
  readonly from: string
  readonly to: string
  readonly flag: string | undefined
  readonly search: string | undefined
}

/** Pages of flags that two environments configure differently. */
export const comparisonQuery = (project: string, { from, to, flag, search }: ComparisonRequest) =>
  infiniteQueryOptions({
    queryKey: ['flags', project, 'list', 'comparison', from, to, flag ?? null, search ?? null],
    queryFn: ({ pageParam, signal }) => {
      const narrowing = { ...(flag === undefined ? {} : { flag }), ...(search === undefined ? {} : { search }) }
      const page = { limit: PAGE_FLAGS, ...(pageParam === null ? {} : { after: pageParam }) }
      return api.call(compareEnvironments, { params: { project }, query: { from, to, ...narrowing, ...page }, signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.next,
    placeholderData: keepPreviousData,
  })
