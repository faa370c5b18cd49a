import { startPeriodicJob } from '../../platform/jobs/periodic-job.ts'
import { defineSlice } from '../../platform/slice.ts'
import { projectsSlice } from '../projects/index.ts'
import { ConnectionAnnouncer } from './connection-announcer.ts'
import { sdkInventoryRoutes } from './sdk-inventory-routes.ts'
import { createSdkInventoryService, FLUSH_MS, type SdkInventoryService } from './sdk-inventory-service.ts'
import { sdkInventoryTables } from './upgrades/sdk-inventory-001-tables.ts'

const TIDY_EVERY_MS = 60 * 60_000

export const sdkInventorySlice = defineSlice<SdkInventoryService>({
  name: 'sdk-inventory',
  upgrades: [sdkInventoryTables],
  create(platform) {
    const projects = platform.use(projectsSlice)
    projects.deleteAlong({ environment: ['sdk_sightings'] })
    const announcer = new ConnectionAnnouncer(platform, projects)
    const service = createSdkInventoryService(platform, announcer)
    let timer: NodeJS.Timeout | undefined
    let stopTidying = async (): Promise<void> => {}
    return {
      service,
      routes: sdkInventoryRoutes(service, projects),
      async start() {
        timer = setInterval(() => void service.flush(), FLUSH_MS).unref()
        stopTidying = startPeriodicJob(platform, {
          name: 'sdk-inventory-tidy',
          everyMs: TIDY_EVERY_MS,
          run: (tx) => service.tidy(tx),
        })
      },
      async stop() {
        clearInterval(timer)
        announcer.stop()
        await Promise.all([service.flush(), stopTidying()])
      },
    }
  },
})
