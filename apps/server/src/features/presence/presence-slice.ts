import { defineSlice } from '../../platform/slice.ts'
import { projectsSlice } from '../projects/index.ts'
import { presenceRoutes } from './presence-routes.ts'
import { createPresenceService, type PresenceService } from './presence-service.ts'

/** Who looks at or edits what right now. Nothing of it is stored. */
export const presenceSlice = defineSlice<PresenceService>({
  name: 'presence',
  upgrades: [],
  create(platform) {
    const service = createPresenceService(platform)
    return {
      service,
      routes: presenceRoutes(service, platform.use(projectsSlice)),
      start: async () => service.start(),
      stop: async () => service.stop(),
    }
  },
})
