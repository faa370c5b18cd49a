import { startPeriodicJob } from '../../platform/jobs/periodic-job.ts'
import { defineSlice } from '../../platform/slice.ts'
import { projectsSlice } from '../projects/index.ts'
import { analyticsEventsRoutes } from './analytics-events-routes.ts'
import { eventIngestRoutes } from './event-ingest-routes.ts'
import { EventIngest, type EventIngestService } from './event-ingest-service.ts'
import { eventIngestTables } from './upgrades/event-ingest-001-tables.ts'

const TIDY_EVERY_MS = 10 * 60_000

export const eventIngestSlice = defineSlice<EventIngestService>({
  name: 'event-ingest',
  upgrades: [eventIngestTables],
  create(platform) {
    const service = new EventIngest(platform)
    const projects = platform.use(projectsSlice)
    // Events themselves go with the day that they came in: nobody can read them without their environment.
    projects.deleteAlong({ environment: ['event_payloads'] })
    let stopTidying = async (): Promise<void> => {}
    return {
      service,
      routes: analyticsEventsRoutes(service, projects),
      protocolRoutes: (app) => eventIngestRoutes(app, { service, projects }),
      async start() {
        stopTidying = startPeriodicJob(platform, {
          name: 'event-ingest-tidy',
          everyMs: TIDY_EVERY_MS,
          run: (tx) => service.tidy(tx),
        })
      },
      stop: () => stopTidying(),
    }
  },
})
