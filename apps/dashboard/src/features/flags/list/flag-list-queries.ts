import { listFlags, type FlagSummary } from '@guidon/api'
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { api } from '../../../lib/api.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { rememberedEnvironment } from '../../../lib/remembered-environment.ts'
import { environmentsQuery } from '../../../lib/root-route.ts'
import { readFilter } from './flag-filter.ts'
import type { FlagListSearch, FlagView } from './flag-list-search.ts'
import { DEFAULT_SORT } from './flag-sorts.ts'

const PAGE_ROWS = 200

/** Stages of life that a view is about. */
const VIEW_LIFECYCLES: Readonly<Partial<Record<FlagView, string>>> = {
  'needs-action': 'cleanup,stale',
  releasing: 'releasing',
  stale: 'stale',
}

export interface FlagListRequest {
  readonly search: FlagListSearch
  /** The environment that `state:` and the evaluations are about. */
  readonly environment: string
}

/** Pages of the list, with what each filter would find. */
export const flagListQuery = (project: string, request: FlagListRequest) => {
  const query = toListQuery(request)
  return infiniteQueryOptions({
    queryKey: ['flags', project, 'list', 'pages', query],
    queryFn: async ({ pageParam, signal }) => {
      const startedAt = performance.now()
      const after = pageParam === null ? {} : { after: pageParam }
      const counts = pageParam === null ? ({ counts: 'true' } as const) : {}
      const page = await api.call(listFlags, {
        params: { project },
        query: { ...query, ...after, ...counts, limit: PAGE_ROWS },
        signal,
      })
      return { ...page, tookMs: Math.round(performance.now() - startedAt) }
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.page.next,
    placeholderData: keepPreviousData,
  })
}

/** Asks for the first page before there is a screen to show it: an address is known earlier than the code for it. */
export async function askForFlags(project: string, { search, env }: AddressedList): Promise<void> {
  const environment = env ?? rememberedEnvironment(project) ?? (await firstEnvironment(project))
  if (environment !== undefined)
    await queryClient.prefetchInfiniteQuery(flagListQuery(project, { search, environment }))
}

interface AddressedList {
  readonly search: FlagListSearch
  /** Key of the environment, when the address has one. */
  readonly env: string | undefined
}

/** `undefined` when it cannot be read: that is the screen's to say. */
async function firstEnvironment(project: string): Promise<string | undefined> {
  const environments = await queryClient.ensureQueryData(environmentsQuery(project)).catch(() => [])
  return environments[0]?.key
}

/** What the server is asked, from what the screen shows. */
export function toListQuery({ search: { view = 'all', q, sort }, environment }: FlagListRequest) {
  const filter = readFilter(q ?? '')
  const isMigration = filter.kind === 'migration'
  const query = {
    search: filter.search,
    tag: filter.tags.join(','),
    maintainer: view === 'mine' ? '@me' : filter.owner,
    lifecycle: filter.lifecycle ?? VIEW_LIFECYCLES[view],
    valueType: isMigration ? undefined : (filter.kind as FlagSummary['valueType'] | undefined),
    migration: isMigration ? ('true' as const) : undefined,
    state: filter.state,
    environment,
    allEnvironments: 'true' as const,
    evaluations: 'true' as const,
    archived: view === 'archived' ? ('true' as const) : undefined,
    sort: sort ?? DEFAULT_SORT,
  }
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<typeof query>
}
