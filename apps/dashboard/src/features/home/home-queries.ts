import { listChanges, listDrafts, listFlags } from '@guidon/api'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'

const SHOWN_CHANGES = 15
const SHOWN_FLAGS = 5

/** What was changed lately, in all environments. */
export const recentChangesQuery = (project: string) =>
  queryOptions({
    queryKey: ['changes', project, 'list', 'recent'],
    queryFn: async () => (await api.call(listChanges, { params: { project }, query: { limit: SHOWN_CHANGES } })).items,
  })

/** What the person has begun and not applied. */
export const draftsQuery = (project: string) =>
  queryOptions({
    queryKey: ['drafts', project, 'list'],
    queryFn: async () => (await api.call(listDrafts, { params: { project } })).items,
  })

/** Flags that ask for something to be done, and how many flags there are in each stage of life. */
export const flagsToTidyQuery = (project: string) =>
  queryOptions({
    queryKey: ['flags', project, 'list', 'to tidy'],
    queryFn: () =>
      api.call(listFlags, {
        params: { project },
        query: { lifecycle: 'cleanup,stale', sort: 'action', counts: 'true', limit: SHOWN_FLAGS },
      }),
  })
