import { defineSlice } from '../../platform/slice.ts'
import { auditSlice } from '../audit/index.ts'
import { projectsSlice } from '../projects/index.ts'
import { personasRoutes } from './personas-routes.ts'
import { PersonasService } from './personas-service.ts'
import { personasTables } from './upgrades/personas-001-tables.ts'

/** Contexts that somebody wants to explain again. */
export const personasSlice = defineSlice<null>({
  name: 'personas',
  upgrades: [personasTables],
  create(platform) {
    const projects = platform.use(projectsSlice)
    projects.deleteAlong({ project: ['personas'] })
    const personas = new PersonasService(platform, platform.use(auditSlice))
    return { service: null, routes: personasRoutes(personas, projects) }
  },
})
