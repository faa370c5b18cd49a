import { ApiError, getMe, getProject, listEnvironments } from '@guidon/api'
import { queryOptions } from '@tanstack/react-query'
import { createRootRoute, createRoute, redirect, retainSearchParams } from '@tanstack/react-router'
import { api } from './api.ts'
import { queryClient } from './query-client.ts'
import { session } from './session.ts'

/** Search parameters of every screen of a project. */
export interface LensSearch {
  /** Key of the environment to look at; the chosen one of last time when left out. */
  readonly env?: string | undefined
}

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => api.call(getMe) })

export const projectQuery = (project: string) =>
  queryOptions({
    queryKey: ['projects', project],
    queryFn: () => api.call(getProject, { params: { project } }),
  })

export const environmentsQuery = (project: string) =>
  queryOptions({
    queryKey: ['environments', project],
    queryFn: async () => (await api.call(listEnvironments, { params: { project } })).items,
  })

/** The root of all screens; `app/` gives it its looks. */
export const rootRoute = createRootRoute()

/** Root of the screens of one project: `/p/{project}`. The environment is a lens over all of them. */
export const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'p/$project',
  validateSearch: (search: Record<string, unknown>): LensSearch =>
    typeof search['env'] === 'string' ? { env: search['env'] } : {},
  search: { middlewares: [retainSearchParams(['env'])] },
  loader: async ({ params: { project }, location }) => {
    // All at once: who is not signed in is told so by each of them.
    const reads = Promise.all([
      queryClient.ensureQueryData(projectQuery(project)),
      queryClient.ensureQueryData(environmentsQuery(project)),
    ])
    const settled = reads.catch(() => undefined)
    await signedInOrAsked(location.href, settled)
    await reads
  },
})

/**
 * Who is not signed in signs in first, and then gets to see what the address names. Not before `others` have their
 * answers: one that comes later would take the session for one that has ended.
 */
async function signedInOrAsked(href: string, others: Promise<unknown>): Promise<void> {
  try {
    await queryClient.ensureQueryData({ ...meQuery, retry: false })
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    await others
    session.write('open')
    redirect({ to: '/sign-in', search: { then: href }, throw: true })
  }
}
