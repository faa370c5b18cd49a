import { defineSlice } from '../../platform/slice.ts'
import { projectsSlice } from '../projects/index.ts'
import { versionsRoutes } from './versions-routes.ts'
import { VersionsService } from './versions-service.ts'

/** Flags and segments as they were. */
export const versionsSlice = defineSlice<null>({
  name: 'versions',
  upgrades: [],
  create: ({ database, use }) => ({
    service: null,
    routes: versionsRoutes(new VersionsService(database), use(projectsSlice)),
  }),
})
