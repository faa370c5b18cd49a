import { defineSlice } from '../../platform/slice.ts'
import { auditSlice } from '../audit/index.ts'
import { projectsSlice } from '../projects/index.ts'
import { auditTrailRoutes } from './audit-trail-routes.ts'

/** Reads the record that all other slices write. */
export const auditTrailSlice = defineSlice<null>({
  name: 'audit-trail',
  upgrades: [],
  create: (platform) => ({
    service: null,
    routes: auditTrailRoutes(platform.use(auditSlice), platform.use(projectsSlice)),
  }),
})
