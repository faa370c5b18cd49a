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

/** Contexts with `search` in their key or name, those seen last first. */
export const contextSearchQuery = (project: string, environment: string, search: string) =>
  queryOptions({
    queryKey: ['contexts', project, 'list', 'search', environment, search],
    queryFn: async ({ signal }) => {
      const query = { limit: FOUND, ...(search === '' ? {} : { search }) }
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
  const parts = readReference(reference).map(async (one): Promise<PartInput> => {
    const seen = await queryClient.fetchQuery(seenContextQuery(project, environment, one)).catch(() => null)
    return seen === null ? { kind: one.kind, attributes: { key: one.key } } : partOf(seen)
  })
  return Promise.all(parts)
}
