import { tailAnalyticsEvents } from '@guidon/api'
import { handleStream } from '../../platform/http/event-stream.ts'
import type { BoundRoute } from '../../platform/http/handle.ts'
import type { ProjectsService } from '../projects/index.ts'
import type { EventIngestService } from './event-ingest-service.ts'

export function analyticsEventsRoutes(service: EventIngestService, projects: ProjectsService): BoundRoute[] {
  return [
    handleStream(tailAnalyticsEvents, async ({ params, query }, open) => {
      const { id } = await projects.environmentByKey(params.project, params.environment)
      const stream = open()
      const stop = service.watch(id, (event) => {
        const isWanted = (query.kind ?? event.kind) === event.kind && (query.key ?? event.key) === event.key
        if (isWanted) stream.send(event)
      })
      stream.onClose(stop)
    }),
  ]
}
