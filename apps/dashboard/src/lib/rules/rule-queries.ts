import { listAttributes, listContextKinds, listSegments } from '@guidon/api'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../api.ts'
import { attributeCatalog, type AttributeCatalog } from './attribute-catalog.ts'

/** How many segments a search offers. */
const FOUND = 30

export const attributesQuery = (project: string, environment: string) =>
  queryOptions({
    queryKey: ['attributes', project, environment],
    queryFn: async () => (await api.call(listAttributes, { params: { project, environment }, query: {} })).items,
  })

export const contextKindsQuery = (project: string) =>
  queryOptions({
    queryKey: ['context-kinds', project],
    queryFn: async () => (await api.call(listContextKinds, { params: { project } })).items,
  })

/** The first segments with `search` in their key, name or description, to choose from. */
export const segmentSearchQuery = (project: string, environment: string, search: string) =>
  queryOptions({
    queryKey: ['segments', project, 'list', 'search', environment, search],
    queryFn: async ({ signal }) => {
      const query = { search, limit: FOUND }
      return (await api.call(listSegments, { params: { project, environment }, query, signal })).items
    },
    placeholderData: keepPreviousData,
  })

/** What rules can be about in one environment. */
export interface RuleWorld {
  readonly project: string
  readonly environment: string
  readonly catalog: AttributeCatalog
  /** Kinds of contexts, `user` first. */
  readonly kinds: readonly string[]
}

/** Kinds and attributes of contexts as far as they are known; complete once they have loaded. */
export function useRuleWorld(project: string, environment: string): RuleWorld {
  const { data: kinds } = useQuery(contextKindsQuery(project))
  const { data: seen } = useQuery(attributesQuery(project, environment))
  return useMemo(() => {
    const declared = kinds?.filter(({ isHidden }) => !isHidden).map(({ kind }) => kind) ?? ['user']
    const all = [...new Set([...declared, ...(seen ?? []).map(({ kind }) => kind)])]
    return { project, environment, kinds: all, catalog: attributeCatalog(seen ?? [], all) }
  }, [project, environment, kinds, seen])
}
