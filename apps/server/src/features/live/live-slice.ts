import { watchProject, type DomainEvent as PresentedEvent } from '@guidon/api'
import type { DomainEvent } from '../../platform/events/domain-events.ts'
import { handleStream } from '../../platform/http/event-stream.ts'
import { defineSlice } from '../../platform/slice.ts'
import { projectsSlice, type ProjectsService } from '../projects/index.ts'
import { followProject } from './project-events.ts'

/** Domain events of a project as they happen, for screens and commands that stay up to date. */
export const liveSlice = defineSlice<null>({
  name: 'live',
  upgrades: [],
  create(platform) {
    const projects = platform.use(projectsSlice)
    return {
      service: null,
      routes: [
        handleStream(watchProject, async ({ params, request }, open) => {
          const { id: projectId } = await projects.projectByKey(params.project)
          const after = lastEventId(request.headers['last-event-id'])
          const stream = open()
          let sending = Promise.resolve()
          const onEvent = (event: DomainEvent): void => {
            // One after the other, because finding the environment's name may take a moment.
            sending = sending
              .then(async () => stream.send(await present(event, projects), event.id))
              .catch(stream.close)
          }
          stream.onClose(followProject(platform.events, { projectId, after, onEvent }))
        }),
      ],
    }
  },
})

async function present(event: DomainEvent, projects: ProjectsService): Promise<PresentedEvent> {
  const { id, type, data, createdAt, environmentId } = event
  const environment = environmentId === null ? undefined : await projects.readEnvironmentById(environmentId)
  return { id, type, environment: environment?.key ?? null, data: { ...data }, createdAt }
}

function lastEventId(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null
}
