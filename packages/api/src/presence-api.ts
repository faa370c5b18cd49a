import { z } from 'zod'
import { actorSchema } from './actor-schema.ts'
import { changeSubjectSchema } from './changes-api.ts'
import { defineRoute } from './route.ts'

/** How long somebody counts as present after they last said so. */
export const PRESENCE_LIFETIME_MS = 30_000

const projectParams = z.strictObject({ project: z.string() })
const presenceParams = projectParams.extend({
  /** Chosen by the caller for each screen that is open, e.g. a random UUID. */
  tab: z.string().regex(/^[\w-]{1,64}$/),
})

/** What somebody does on a screen. */
export const presenceActivitySchema = z.enum(['viewing', 'editing'])

/** Somebody who looks at something right now, or edits it. */
export const presenceSchema = z.object({
  tab: z.string(),
  who: actorSchema,
  subject: changeSubjectSchema,
  /** What of the subject, e.g. the id of a rule; `null` for all of it. */
  part: z.string().nullable(),
  activity: presenceActivitySchema,
  /** Epoch ms since when this is so. */
  since: z.number().int(),
})

/** See `presenceSchema`. */
export type Presence = z.infer<typeof presenceSchema>

/**
 * Who looks at or edits what in a project. The live stream tells of every change: `presence.changed` has a `Presence` as
 * its data, `presence.ended` its `tab`. Nothing of this is stored.
 */
export const listPresences = defineRoute({
  id: 'presence.list',
  method: 'GET',
  path: '/projects/{project}/presence',
  summary: 'Who looks at or edits what',
  action: 'project:read',
  params: projectParams,
  response: z.object({ items: z.array(presenceSchema) }),
  problems: ['project_not_found'],
})

/** Says what the caller looks at or edits. Say it again within 30 seconds, half of that to be safe, to stay present. */
export const putPresence = defineRoute({
  id: 'presence.put',
  method: 'PUT',
  path: '/projects/{project}/presence/{tab}',
  summary: 'Say what you look at or edit',
  action: 'project:read',
  params: presenceParams,
  body: z.strictObject({
    subject: changeSubjectSchema.extend({ key: z.string().min(1).max(256) }),
    part: z.string().min(1).max(100).nullable().default(null),
    activity: presenceActivitySchema,
  }),
  response: z.undefined(),
  status: 204,
  problems: ['project_not_found', 'environment_not_found'],
})

/** Says that the caller has left the screen. */
export const deletePresence = defineRoute({
  id: 'presence.delete',
  method: 'DELETE',
  path: '/projects/{project}/presence/{tab}',
  summary: 'Say that you have left',
  action: 'project:read',
  params: presenceParams,
  response: z.undefined(),
  status: 204,
  problems: ['project_not_found'],
})
