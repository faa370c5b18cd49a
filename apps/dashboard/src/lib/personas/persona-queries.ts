import { listPersonas, type Persona } from '@guidon/api'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'

/** Everybody's saved contexts of a project, by name. */
export const personasQuery = (project: string) =>
  queryOptions({
    queryKey: ['personas', project, 'list'],
    queryFn: async ({ signal }) => (await api.call(listPersonas, { params: { project }, signal })).items,
  })

const NONE: readonly Persona[] = []

export function usePersonas(project: string): readonly Persona[] {
  return useQuery(personasQuery(project)).data ?? NONE
}
