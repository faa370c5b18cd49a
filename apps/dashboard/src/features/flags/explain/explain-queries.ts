import { ApiError, getSegment, listContexts } from '@guidon/api'
import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import { api } from '../../../lib/api.ts'
import { readReference, type ContextInput, type PartInput } from '../../../lib/evaluation/context-parts.ts'
import { CONTEXTS_FRESH_MS, partOf, seenContextQuery } from '../../../lib/evaluation/seen-contexts.ts'

/** How many contexts a search offers. */
const FOUND = 12
const LAST_SEEN = 3

/** One segment as an environment has it. */
export const segmentDefinitionQuery = (project: string, environment: string, segment: string) =>
  queryOptions({
    queryKey: ['segments', project, 'one', segment, 'definition in', environment],
    queryFn: async ({ signal }) => {
      try {
        return (await api.call(getSegment, { params: { project, environment, segment }, signal })).definition
      } catch (error) {
        if (error instanceof ApiError && error.code === 'segment_not_found') return null
        throw error
      }
    },
  })

/** Users seen last, to begin with. */
export const lastSeenQuery = (project: string, environment: string) =>
  queryOptions({
    queryKey: ['contexts', project, 'list', 'last seen', environment],
    queryFn: async ({ signal }) => {
      const query = { limit: LAST_SEEN, kind: 'user' }
      return (await api.call(listContexts, { params: { project, environment }, query, signal })).items
    },
    staleTime: CONTEXTS_FRESH_MS,
  })

interface ContextSearch {
  readonly search: string
  /** @default every kind */
  readonly kind?: string
}

/** Contexts with `search` in their key or name, those seen last first. */
export const contextSearchQuery = (project: string, environment: string, { search, kind }: ContextSearch) =>
  queryOptions({
    queryKey: ['contexts', project, 'list', 'search', environment, { search, kind }],
    queryFn: async ({ signal }) => {
      const query = { limit: FOUND, ...(search === '' ? {} : { search }), ...(kind === undefined ? {} : { kind }) }
      return (await api.call(listContexts, { params: { project, environment }, query, signal })).items
    },
    placeholderData: keepPreviousData,
    staleTime: CONTEXTS_FRESH_MS,
  })

/** The context that a reference names, with the attributes that were seen of it. */
export async function findContext(
  queryClient: QueryClient,
  {
    project,
    environment,
    reference,
  }: { readonly project: string; readonly environment: string; readonly reference: string },
): Promise<ContextInput> {
  return Promise.all(readReference(reference).map((one) => findPart(queryClient, { project, environment, ...one })))
}

interface PartPlace {
  readonly project: string
  readonly environment: string
  readonly kind: string
  readonly key: string
}

/** One kind of a context with the attributes that were seen of it; with its key alone when it was not. */
export async function findPart(
  queryClient: QueryClient,
  { project, environment, kind, key }: PartPlace,
): Promise<PartInput> {
  const seen = await queryClient.fetchQuery(seenContextQuery(project, environment, { kind, key })).catch(() => null)
  return seen === null ? { kind, attributes: { key } } : partOf(seen)
}
