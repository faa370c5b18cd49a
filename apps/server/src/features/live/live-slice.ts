import { watchProject } from '@guidon/api'
import type { DomainEvent } from '../../platform/events/domain-events.ts'
import { handleStream } from '../../platform/http/event-stream.ts'
import { defineSlice } from '../../platform/slice.ts'
import { presenceSlice } from '../presence/index.ts'
import { projectsSlice } from '../projects/index.ts'
import { presentEvent, presentPresence } from './event-presentation.ts'
import { followProject } from './project-events.ts'

/** Domain events of a project as they happen, for screens and commands that stay up to date. */
export const liveSlice = defineSlice<null>({
  name: 'live',
  upgrades: [],
  create(platform) {
    const projects = platform.use(projectsSlice)
    const presence = platform.use(presenceSlice)
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
              .then(async () => stream.send(await presentEvent(event, projects), event.id ?? undefined))
              .catch(stream.close)
          }
          const onGap = (id: number): void =>
            onEvent({ id, type: 'live.gap', projectId, environmentId: null, data: {}, createdAt: platform.clock.now() })
          const following = { projectId, after, onEvent, onGap, onFailure: stream.close }
          stream.onClose(followProject(platform.events, following))
          stream.onClose(
            presence.follow(projectId, (change) => stream.send(presentPresence(change, platform.clock.now()))),
          )
        }),
      ],
    }
  },
})

function lastEventId(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null
}
