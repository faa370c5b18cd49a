import { defineSlice } from '../../platform/slice.ts'
import { auditSlice } from '../audit/index.ts'
import { projectsSlice } from '../projects/index.ts'
import { segmentsRoutes } from './segments-routes.ts'
import { createSegmentsService, type SegmentsService } from './segments-service.ts'
import { segmentsTables } from './upgrades/segments-001-tables.ts'

export const segmentsSlice = defineSlice<SegmentsService>({
  name: 'segments',
  upgrades: [segmentsTables],
  create(platform) {
    const parts = { platform, projects: platform.use(projectsSlice), audit: platform.use(auditSlice) }
    const service = createSegmentsService(parts)
    parts.projects.deleteAlong({ environment: ['segments'] })
    return { service, routes: segmentsRoutes(parts, service) }
  },
})
