import { getContextKind, listContextKinds, putContextKind, type ContextKind } from '@guidon/api'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ProjectRef, ProjectsService } from '../projects/index.ts'
import { ContextKindNotFoundError } from './context-kinds-errors.ts'
import type { ContextKindsService } from './context-kinds-service.ts'

export function contextKindsRoutes(
  { database }: Platform,
  projects: ProjectsService,
  service: ContextKindsService,
): BoundRoute[] {
  const find = async (project: ProjectRef, kind: string): Promise<ContextKind> => {
    const kinds = await service.list(database.pool, project.id)
    const found = kinds.find((one) => one.kind === kind)
    if (found === undefined) throw new ContextKindNotFoundError(project.key, kind)
    return found
  }

  return [
    handle(listContextKinds, async ({ params }) => {
      const project = await projects.projectByKey(params.project)
      return { items: await service.list(database.pool, project.id) }
    }),

    handle(getContextKind, async ({ params }) => find(await projects.projectByKey(params.project), params.kind)),

    handle(putContextKind, async ({ params, body, principal }) => {
      const project = await projects.projectByKey(params.project)
      const kind = { kind: params.kind, ...body }
      await database.transaction((tx) => service.put(tx, project.id, { kind, actor: principal }))
      return find(project, params.kind)
    }),
  ]
}
