import { listContexts } from '@guidon/api'
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import { CONTEXTS_FRESH_MS } from '../../lib/evaluation/seen-contexts.ts'
import type { ContextSearch } from './context-search.ts'

const PAGE_ROWS = 100

/** Contexts seen last first. The first page looks again by itself, since nothing tells of new ones. */
export const contextListQuery = (project: string, environment: string, { kind, q }: ContextSearch) =>
  infiniteQueryOptions({
    queryKey: ['contexts', project, 'list', 'pages', environment, { kind, q }],
    queryFn: ({ pageParam, signal }) =>
      api.call(listContexts, {
        params: { project, environment },
        query: {
          ...(kind === undefined ? {} : { kind }),
          ...(q === undefined ? {} : { search: q }),
          ...(pageParam === null ? {} : { after: pageParam }),
          limit: PAGE_ROWS,
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.page.next,
    placeholderData: keepPreviousData,
    staleTime: CONTEXTS_FRESH_MS,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : CONTEXTS_FRESH_MS),
  })
