import { getConfiguredFlag, getFlag, listFlags } from '@guidon/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'

/** How many flags a search offers. */
const FOUND = 20

/** What all environments share of a flag, and its state in each. */
export const flagQuery = (project: string, flag: string) =>
  queryOptions({
    queryKey: ['flags', project, 'one', flag],
    queryFn: ({ signal }) => api.call(getFlag, { params: { project, flag }, signal }),
  })

/** A flag as one environment has saved it, with the versions that edits are based on. */
export const configuredFlagQuery = (project: string, { environment, flag }: FlagPlace) =>
  queryOptions({
    queryKey: ['flags', project, 'one', flag, 'in', environment],
    queryFn: ({ signal }) => api.call(getConfiguredFlag, { params: { project, environment, flag }, signal }),
  })

/** One flag in one environment, by their keys. */
export interface FlagPlace {
  readonly environment: string
  readonly flag: string
}

/** The first flags with `search` in their key, name or description, to choose from. */
export const flagSearchQuery = (project: string, search: string) =>
  queryOptions({
    queryKey: ['flags', project, 'list', 'search', search],
    queryFn: async ({ signal }) => {
      const query = { search, limit: FOUND, sort: 'name' as const }
      return (await api.call(listFlags, { params: { project }, query, signal })).items
    },
    placeholderData: keepPreviousData,
  })
