import { defineSlice } from '../../platform/slice.ts'
import { auditSlice } from '../audit/index.ts'
import { projectsSlice } from '../projects/index.ts'
import { ViewsService } from './views-service.ts'
import { viewsRoutes } from './views-routes.ts'
import { viewsTables } from './upgrades/views-001-tables.ts'

/** Lists as somebody wants to see them again. */
export const viewsSlice = defineSlice<null>({
  name: 'views',
  upgrades: [viewsTables],
  create(platform) {
    const views = new ViewsService(platform, platform.use(auditSlice))
    const projects = platform.use(projectsSlice)
    projects.deleteAlong({ project: ['views'] })
    return { service: null, routes: viewsRoutes(views, projects) }
  },
})
