import { defineSlice } from '../../platform/slice.ts'
import { auditSlice } from '../audit/index.ts'
import { projectsSlice } from '../projects/index.ts'
import { contextKindsRoutes } from './context-kinds-routes.ts'
import { createContextKindsService, type ContextKindsService } from './context-kinds-service.ts'
import { contextKindsTables } from './upgrades/context-kinds-001-tables.ts'

export const contextKindsSlice = defineSlice<ContextKindsService>({
  name: 'context-kinds',
  upgrades: [contextKindsTables],
  create(platform) {
    const service = createContextKindsService(platform, platform.use(auditSlice))
    const projects = platform.use(projectsSlice)
    projects.deleteAlong({ project: ['context_kinds'] })
    return { service, routes: contextKindsRoutes(platform, projects, service) }
  },
})
