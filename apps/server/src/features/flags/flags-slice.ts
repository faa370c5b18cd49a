import { defineSlice } from '../../platform/slice.ts'
import { auditSlice } from '../audit/index.ts'
import { evaluationsSlice } from '../evaluations/index.ts'
import { projectsSlice } from '../projects/index.ts'
import { publishingSlice } from '../publishing/index.ts'
import { flagsRoutes } from './flags-routes.ts'
import { createFlagsService, startAllFlags, type FlagsService } from './flags-service.ts'
import { flagsTables } from './upgrades/flags-001-tables.ts'
import { flagsSummaries } from './upgrades/flags-002-summaries.ts'

export const flagsSlice = defineSlice<FlagsService>({
  name: 'flags',
  upgrades: [flagsTables, flagsSummaries],
  create(platform) {
    const projects = platform.use(projectsSlice)
    const parts = {
      platform,
      projects,
      audit: platform.use(auditSlice),
      publishing: platform.use(publishingSlice),
      evaluations: platform.use(evaluationsSlice),
    }
    const service = createFlagsService(parts)
    projects.onEnvironmentCreated((tx, environment) => startAllFlags(platform, tx, environment))
    projects.deleteAlong({ environment: ['flag_configurations'], project: ['flags'] })
    return { service, routes: flagsRoutes(parts, service) }
  },
})
