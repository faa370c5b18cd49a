import { z } from 'zod'
import { defineRoute } from './route.ts'

const projectParams = z.strictObject({ project: z.string() })
const personaParams = projectParams.extend({ persona: z.string() })
const content = {
  name: z.string().trim().min(1).max(60),
  /** A context as SDKs take it: `{ kind, key, … }`, or `{ kind: "multi", … }` for several kinds. */
  context: z.record(z.string(), z.unknown()),
}

/** A context with a name, kept to be explained again. Unlike contexts that were seen, it stays until it is deleted. */
export const personaSchema = z.object({
  id: z.string(),
  ...content,
  /** Epoch ms. */
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
})

/** See `personaSchema`. */
export type Persona = z.infer<typeof personaSchema>

const writeProblems = ['project_not_found', 'persona_exists', 'invalid_persona']

/** Everybody's personas of a project, by name. */
export const listPersonas = defineRoute({
  id: 'personas.list',
  method: 'GET',
  path: '/projects/{project}/personas',
  summary: 'Saved personas of a project',
  action: 'context:read',
  params: projectParams,
  response: z.object({ items: z.array(personaSchema) }),
  problems: ['project_not_found'],
})

/** Saves a context under a name. A project has up to 200 personas; their names are unique. */
export const createPersona = defineRoute({
  id: 'personas.create',
  method: 'POST',
  path: '/projects/{project}/personas',
  summary: 'Save a persona',
  action: 'persona:update',
  params: projectParams,
  body: z.strictObject(content),
  response: personaSchema,
  status: 201,
  problems: [...writeProblems, 'too_many_personas'],
})

/** Changes what is given. */
export const updatePersona = defineRoute({
  id: 'personas.update',
  method: 'PATCH',
  path: '/projects/{project}/personas/{persona}',
  summary: 'Change a persona',
  action: 'persona:update',
  params: personaParams,
  body: z.strictObject(content).partial(),
  response: personaSchema,
  problems: [...writeProblems, 'persona_not_found'],
})

/** Deletes a persona with its attributes. */
export const deletePersona = defineRoute({
  id: 'personas.delete',
  method: 'DELETE',
  path: '/projects/{project}/personas/{persona}',
  summary: 'Delete a persona',
  action: 'persona:update',
  params: personaParams,
  response: z.undefined(),
  status: 204,
  problems: ['project_not_found', 'persona_not_found'],
})
