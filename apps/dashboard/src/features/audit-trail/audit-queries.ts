import { getAuditFacets, getChange, listAudit, type AuditEntry } from '@guidon/api'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import type { AuditSearch } from './audit-search.ts'
import { keptText } from './deed-text.ts'

const PAGE_ENTRIES = 100
/** More are "100+". */
const MAX_NEWER = 100

/** What the server is asked, from what the address says. */
export function auditFilter({ q, action, actor, actorKind, subject, environment, from, to }: AuditSearch) {
  const filter = {
    search: q === undefined ? undefined : keptText(q),
    action,
    actor,
    actorKind,
    subject,
    environment,
    from,
    to,
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as typeof filter
}

/** Pages of entries, newest first. They stay as they are when something happens: see `newerEntriesQuery`. */
export const auditQuery = (project: string, search: AuditSearch) => {
  const filter = auditFilter(search)
  return infiniteQueryOptions({
    queryKey: ['audit-pages', project, filter],
    queryFn: ({ pageParam, signal }) =>
      api.call(listAudit, {
        params: { project },
        query: { ...filter, ...(pageParam === null ? {} : { after: pageParam }), limit: PAGE_ENTRIES },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.page.next,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}

/** How many entries have come since the newest one that is shown. */
export const newerEntriesQuery = (project: string, search: AuditSearch, newest: AuditEntry | undefined) => {
  const filter = auditFilter(search)
  return queryOptions({
    queryKey: ['audit', project, 'newer', filter, newest?.id ?? null],
    queryFn: async ({ signal }) => {
      const from = Math.max(newest?.createdAt ?? 0, filter.from ?? 0)
      const query = { ...filter, from, limit: MAX_NEWER }
      const { items } = await api.call(listAudit, { params: { project }, query, signal })
      return items.filter(({ id }) => newest === undefined || id > newest.id).length
    },
    placeholderData: keepPreviousData,
  })
}

/** What the entries could be narrowed to. */
export const auditFacetsQuery = (project: string, search: AuditSearch) => {
  const query = { ...auditFilter(search), timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone }
  return queryOptions({
    queryKey: ['audit', project, 'facets', query],
    queryFn: ({ signal }) => api.call(getAuditFacets, { params: { project }, query, signal }),
    placeholderData: keepPreviousData,
  })
}

export const changeQuery = (project: string, change: string) =>
  queryOptions({
    queryKey: ['changes', project, 'one', change],
    queryFn: ({ signal }) => api.call(getChange, { params: { project, change }, signal }),
  })
