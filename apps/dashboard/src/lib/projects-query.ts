import { listProjects } from '@guidon/api'
import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** Projects of this server, to choose from. */
export const projectsQuery = queryOptions({
  queryKey: ['projects', 'list'],
  queryFn: async () => (await api.call(listProjects, { query: { limit: 500 } })).items,
})
