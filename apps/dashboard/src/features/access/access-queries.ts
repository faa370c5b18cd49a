import { listSessions, listTokens } from '@guidon/api'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async () => (await api.call(listSessions)).items,
})

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async () => (await api.call(listTokens)).items,
})
