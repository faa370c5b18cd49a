import { compareEnvironments } from '@guidon/api'
import { decodeCursor, toPage } from '../../platform/database/page-cursor.ts'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { ProjectsService } from '../projects/index.ts'
import type { ComparisonService } from './comparison-service.ts'

export function comparisonRoutes(comparison: ComparisonService, projects: ProjectsService): BoundRoute[] {
  return [
    handle(compareEnvironments, async ({ params, query }) => {
      const project = await projects.projectByKey(params.project)
      const from = await projects.environmentByKey(params.project, query.from)
      const to = await projects.environmentByKey(params.project, query.to)
      const compared = { project, from, to, search: query.search }
      if (query.flag !== undefined) {
        return { items: [await comparison.compareFlag(compared, query.flag)], page: { next: null, total: 1 } }
      }
      const [after] = decodeCursor(query.after, ['string']) ?? []
      const { rows, total } = await comparison.compare(compared, { after, limit: query.limit })
      const { items, page } = toPage(rows, query.limit, ({ key }) => [key])
      return { items, page: total === undefined ? page : { ...page, total } }
    }),
  ]
}
