import { compareVersions, listChanges } from '@guidon/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/api.ts'
import type { ComparedVersions } from './history-search.ts'

const PAGE = 50
/** As many as a chart can say. */
const MARKED = 200

/** Changes of a flag in all places, newest first. */
export const flagChangesQuery = (project: string, flag: string) =>
  infiniteQueryOptions({
    queryKey: ['changes', project, 'list', 'of flag', flag],
    queryFn: ({ pageParam, signal }) => {
      const query = { subject: `flag:${flag}`, limit: PAGE, ...(pageParam === '' ? {} : { after: pageParam }) }
      return api.call(listChanges, { params: { project }, query, signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next,
  })

/** The newest changes of a flag, to mark on a chart. */
export const markedChangesQuery = (project: string, flag: string) =>
  queryOptions({
    queryKey: ['changes', project, 'list', 'marks of flag', flag],
    queryFn: async ({ signal }) => {
      const query = { subject: `flag:${flag}`, limit: MARKED }
      return (await api.call(listChanges, { params: { project }, query, signal })).items
    },
  })

export interface FlagVersions extends ComparedVersions {
  readonly flag: string
}

export const comparisonQuery = (project: string, { flag, environment, from, to }: FlagVersions) =>
  queryOptions({
    queryKey: ['flags', project, 'one', flag, 'versions', environment, from, to],
    queryFn: ({ signal }) =>
      api.call(compareVersions, {
        params: { project, kind: 'flag', key: flag },
        query: { from, to, ...(environment === null ? {} : { environment }) },
        signal,
      }),
    retry: false,
  })
