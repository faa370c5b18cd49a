import { ApiError, getSegment, getSegmentUsage, listSegments } from '@guidon/api'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import type { SegmentListSearch } from './segment-list-search.ts'

const PAGE_ROWS = 200
/** Flags change without telling segments that they use them. */
const USE_FRESH_MS = 5_000

/** One segment of one environment, by their keys. */
export interface SegmentPlace {
  readonly environment: string
  readonly segment: string
}

export const segmentListQuery = (project: string, environment: string, { q, tag, archived }: SegmentListSearch) =>
  infiniteQueryOptions({
    queryKey: ['segments', project, 'list', 'pages', environment, { q, tag, archived }],
    queryFn: ({ pageParam, signal }) =>
      api.call(listSegments, {
        params: { project, environment },
        query: {
          ...(q === undefined ? {} : { search: q }),
          ...(tag === undefined ? {} : { tag }),
          ...(archived === true ? { archived: 'true' } : {}),
          ...(pageParam === null ? {} : { after: pageParam }),
          limit: PAGE_ROWS,
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.page.next,
    placeholderData: keepPreviousData,
    staleTime: USE_FRESH_MS,
  })

export const segmentQuery = (project: string, { environment, segment }: SegmentPlace) =>
  queryOptions({
    queryKey: ['segments', project, 'one', segment, 'in', environment],
    queryFn: ({ signal }) => api.call(getSegment, { params: { project, environment, segment }, signal }),
  })

/** Flags and segments that use a segment: named among the flags, whose edits change it. */
export const segmentUsageQuery = (project: string, { environment, segment }: SegmentPlace) =>
  queryOptions({
    queryKey: ['flags', project, 'list', 'using segment', environment, segment],
    queryFn: ({ signal }) => api.call(getSegmentUsage, { params: { project, environment, segment }, signal }),
    staleTime: USE_FRESH_MS,
  })

/** Whether a request failed because the segment is not there, or not any more. */
export const isSegmentGone = (error: Error | null): boolean =>
  error instanceof ApiError && error.code === 'segment_not_found'
