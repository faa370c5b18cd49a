import { createPersona, deletePersona, listPersonas, updatePersona, type Persona } from '@guidon/api'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { ProjectsService } from '../projects/index.ts'
import type { PersonasService } from './personas-service.ts'
import type { PersonaRow } from './personas-store.ts'

export function personasRoutes(personas: PersonasService, projects: ProjectsService): BoundRoute[] {
  return [
    handle(listPersonas, async ({ params }) => {
      const { id } = await projects.projectByKey(params.project)
      return { items: (await personas.list(id)).map(presentPersona) }
    }),

    handle(createPersona, async ({ params, body, principal }) => {
      const { id } = await projects.projectByKey(params.project)
      return presentPersona(await personas.create(id, body, principal))
    }),

    handle(updatePersona, async ({ params, body, principal }) => {
      const { id } = await projects.projectByKey(params.project)
      return presentPersona(await personas.update(id, params.persona, { edit: body, who: principal }))
    }),

    handle(deletePersona, async ({ params, principal }) => {
      const { id } = await projects.projectByKey(params.project)
      await personas.delete(id, params.persona, principal)
      return undefined
    }),
  ]
}

function presentPersona({ id, name, context, created_at, updated_at }: PersonaRow): Persona {
  return { id, name, context: { ...context }, createdAt: created_at, updatedAt: updated_at }
}
