import { listEnvironmentKeys, listFlags, type Environment } from '@guidon/api'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'

const FIRST_FLAG = 'hello-guidon'

/** The flag to begin with: the one that every server has at first, or else the oldest boolean one. */
export const firstFlagQuery = (project: string, environment: string) =>
  queryOptions({
    queryKey: ['flags', project, 'list', 'first', environment],
    queryFn: async () => {
      const query = { environment, valueType: 'boolean', sort: 'created', limit: 50 } as const
      const { items } = await api.call(listFlags, { params: { project }, query })
      return items.find(({ key }) => key === FIRST_FLAG) ?? items[0] ?? null
    },
  })

/** Keys in use of an environment. */
export const keysQuery = (project: string, { key: environment, id }: Environment) =>
  queryOptions({
    queryKey: ['environment-keys', project, environment],
    queryFn: async () => {
      const { items } = await api.call(listEnvironmentKeys, { params: { project, environment } })
      const valueOf = (kind: 'sdk' | 'mobile'): string =>
        items.find((one) => one.kind === kind && one.expiresAt === null)?.value ?? ''
      return { sdkKey: valueOf('sdk'), mobileKey: valueOf('mobile'), clientSideId: id }
    },
  })
