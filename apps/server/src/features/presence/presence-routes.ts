import { deletePresence, listPresences, putPresence } from '@guidon/api'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { Principal } from '../../platform/http/principal.ts'
import type { ProjectsService } from '../projects/index.ts'
import type { PresenceService } from './presence-service.ts'

export function presenceRoutes(presence: PresenceService, projects: ProjectsService): BoundRoute[] {
  return [
    handle(listPresences, async ({ params }) => {
      const { id } = await projects.projectByKey(params.project)
      return { items: presence.of(id) }
    }),

    handle(putPresence, async ({ params, body, principal }) => {
      const { id: projectId } = await projects.projectByKey(params.project)
      const { environment } = body.subject
      if (environment !== undefined) await projects.environmentByKey(params.project, environment)
      await presence.say({ projectId, who: actorOf(principal), tab: params.tab, at: body })
      return undefined
    }),

    handle(deletePresence, async ({ params, principal }) => {
      const { id: projectId } = await projects.projectByKey(params.project)
      await presence.say({ projectId, who: actorOf(principal), tab: params.tab, at: null })
      return undefined
    }),
  ]
}

function actorOf({ kind, id, name }: Principal): Pick<Principal, 'kind' | 'id' | 'name'> {
  return { kind, id, name }
}
