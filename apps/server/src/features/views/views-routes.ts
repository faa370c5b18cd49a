import { createView, deleteView, listViews, reorderViews, updateView, type View } from '@guidon/api'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { ProjectsService } from '../projects/index.ts'
import type { ViewsService } from './views-service.ts'
import type { ViewRow } from './views-store.ts'

export function viewsRoutes(views: ViewsService, projects: ProjectsService): BoundRoute[] {
  return [
    handle(listViews, async ({ params, query, principal }) => {
      const { id } = await projects.projectByKey(params.project)
      return { items: (await views.list(id, query.list, principal)).map(presentView) }
    }),

    handle(createView, async ({ params, body, principal }) => {
      const { id } = await projects.projectByKey(params.project)
      return presentView(await views.create(id, body, principal))
    }),

    handle(updateView, async ({ params, body, principal }) => {
      const { id } = await projects.projectByKey(params.project)
      return presentView(await views.update(id, params.view, { content: body, who: principal }))
    }),

    handle(reorderViews, async ({ params, body, principal }) => {
      const { id } = await projects.projectByKey(params.project)
      await views.reorder(id, body, principal)
      return undefined
    }),

    handle(deleteView, async ({ params, principal }) => {
      const { id } = await projects.projectByKey(params.project)
      await views.delete(id, params.view, principal)
      return undefined
    }),
  ]
}

function presentView(row: ViewRow): View {
  return {
    id: row.id,
    list: row.list,
    name: row.name,
    query: row.query,
    isShared: row.member_id === null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
