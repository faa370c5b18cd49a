import { defineSlice } from '../../platform/slice.ts'
import { auditSlice } from '../audit/index.ts'
import { contextsSlice } from '../contexts/index.ts'
import { projectsSlice } from '../projects/index.ts'
import { publishingSlice } from '../publishing/index.ts'
import { forgetEnvironment } from './change-store.ts'
import { changesRoutes } from './changes-routes.ts'
import { createChangesService, type ChangesService } from './changes-service.ts'
import { changesTables } from './upgrades/changes-001-tables.ts'

export const changesSlice = defineSlice<ChangesService>({
  name: 'changes',
  upgrades: [changesTables],
  create(platform) {
    const parts = {
      platform,
      projects: platform.use(projectsSlice),
      audit: platform.use(auditSlice),
      publishing: platform.use(publishingSlice),
      seenContexts: platform.use(contextsSlice),
    }
    const service = createChangesService(parts)
    parts.projects.deleteAlong({ project: ['changes'] })
    parts.projects.onEnvironmentDeleted(forgetEnvironment)
    return { service, routes: changesRoutes(parts, service) }
  },
})
