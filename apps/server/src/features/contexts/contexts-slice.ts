import { startPeriodicJob } from '../../platform/jobs/periodic-job.ts'
import { defineSlice } from '../../platform/slice.ts'
import { projectsSlice } from '../projects/index.ts'
import { contextsRoutes } from './contexts-routes.ts'
import { createContextsService, type ContextsService } from './contexts-service.ts'
import { contextsTables } from './upgrades/contexts-001-tables.ts'

const FLUSH_EVERY_MS = 1_000
const TIDY_EVERY_MS = 10 * 60_000

export const contextsSlice = defineSlice<ContextsService>({
  name: 'contexts',
  upgrades: [contextsTables],
  create(platform) {
    const service = createContextsService(platform)
    const projects = platform.use(projectsSlice)
    projects.deleteAlong({ environment: ['seen_contexts', 'seen_context_combinations'] })
    let flushing = Promise.resolve()
    let timer: NodeJS.Timeout | undefined
    let stopTidying = async (): Promise<void> => {}
    const flush = (): Promise<void> => (flushing = flushing.then(() => service.flush()))
    return {
      service,
      routes: contextsRoutes(service, projects),
      async start() {
        timer = setInterval(() => void flush(), FLUSH_EVERY_MS).unref()
        stopTidying = startPeriodicJob(platform, {
          name: 'contexts-tidy',
          everyMs: TIDY_EVERY_MS,
          run: (tx) => service.tidy(tx),
        })
      },
      async stop() {
        clearInterval(timer)
        await Promise.all([flush(), stopTidying()])
      },
    }
  },
})
