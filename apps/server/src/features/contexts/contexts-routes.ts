import { getContext, listAttributes, listContexts } from '@guidon/api'
import { decodeCursor, toPage } from '../../platform/database/page-cursor.ts'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { EnvironmentRef, ProjectsService } from '../projects/index.ts'
import type { ContextsService } from './contexts-service.ts'

export function contextsRoutes(service: ContextsService, projects: ProjectsService): BoundRoute[] {
  const environmentOf = (params: { project: string; environment: string }): Promise<EnvironmentRef> =>
    projects.environmentByKey(params.project, params.environment)
  return [
    handle(listContexts, async ({ params, query }) => {
      const { kind, search, limit } = query
      const { id: environmentId } = await environmentOf(params)
      const after = toPosition(query.after)
      const contexts = await service.list({ environmentId, kind, search, after, limit: limit + 1 })
      return toPage(contexts, limit, (context) => [context.lastSeenAt, context.kind, context.key])
    }),
    handle(getContext, async ({ params }) => {
      const { id } = await environmentOf(params)
      return service.get(id, params)
    }),
    handle(listAttributes, async ({ params, query }) => {
      const { id } = await environmentOf(params)
      return { items: await service.attributes(id, query.kind) }
    }),
  ]
}

function toPosition(cursor: string | undefined): { lastSeenAt: number; kind: string; key: string } | undefined {
  const values = decodeCursor(cursor, ['number', 'string', 'string'])
  return values && { lastSeenAt: values[0], kind: values[1], key: values[2] }
}
