import { listSdks } from '@guidon/api'
import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** SDKs that use an environment. Events say when one comes; that one has gone is found by asking. */
export const sdksQuery = (project: string, environment: string) =>
  queryOptions({
    queryKey: ['sdks', project, environment],
    queryFn: async () => (await api.call(listSdks, { params: { project, environment } })).items,
    refetchInterval: 15_000,
  })
