import { z } from 'zod'
import { actorSchema } from './actor-schema.ts'
import { pageOf, pageQuery } from './page.ts'
import { defineRoute } from './route.ts'

/** What an audit entry is about. */
export const auditSubjectSchema = z.object({
  /** `flag`, `segment`, `context-kind`, `project`, `environment`, `environment-key`, … */
  kind: z.string(),
  key: z.string(),
  /** Key of the environment; `null` when it is about all of them. */
  environment: z.string().nullable(),
})

/** One thing that somebody did. Entries are never changed or removed. */
export const auditEntrySchema = z.object({
  id: z.string(),
  /** Epoch ms. */
  createdAt: z.number().int(),
  actor: actorSchema,
  /** `<noun>.<past participle>`, e.g. `flag.changed`. */
  action: z.string(),
  subject: auditSubjectSchema,
  /** What happened, in words. */
  sentences: z.array(z.string()),
  /** Why, in the actor's words; `null` when none was given. */
  reason: z.string().nullable(),
  /** The change that it belongs to, to view or revert; `null` for what is no change. */
  changeId: z.string().nullable(),
})

/** See `auditEntrySchema`. */
export type AuditEntry = z.infer<typeof auditEntrySchema>

/** Several values, separated by commas: any of them. */
const anyOf = z
  .string()
  .max(2_000)
  .transform((text) => text.split(','))

/** What narrows the entries; what is left out does not. */
const auditFilter = {
  /** `<kind>` or `<kind>:<key>`, e.g. `flag:new-checkout`. */
  subject: z.string().max(500).optional(),
  /** Keys of environments, separated by commas. */
  environment: anyOf.optional(),
  /** With `environment`: entries that are about all environments as well. */
  shared: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  /** Ids of actors, separated by commas. */
  actor: anyOf.optional(),
  /** Kinds of actors, separated by commas. */
  actorKind: anyOf.optional(),
  /** Actions, separated by commas. */
  action: anyOf.optional(),
  /** Part of a sentence or a reason, upper and lower case alike. */
  search: z.string().max(200).optional(),
  /** Epoch ms, inclusive. */
  from: z.coerce.number().int().nonnegative().optional(),
  /** Epoch ms, exclusive. */
  to: z.coerce.number().int().nonnegative().optional(),
}

/** Entries of a project, newest first. */
export const listAudit = defineRoute({
  id: 'audit.list',
  method: 'GET',
  path: '/projects/{project}/audit',
  summary: 'Who did what, and when',
  action: 'audit:read',
  params: z.strictObject({ project: z.string() }),
  query: z.strictObject({ ...pageQuery, ...auditFilter }),
  response: pageOf(auditEntrySchema),
  problems: ['project_not_found', 'invalid_cursor'],
})

const counted = { count: z.number().int() }
const countedValues = z.array(z.object({ value: z.string(), ...counted }))

/** What the entries could be narrowed to, most entries first. Each list is what holds without its own filter. */
export const auditFacetsSchema = z.object({
  /** Entries that the whole filter leaves. */
  total: z.number().int(),
  actorKinds: countedValues,
  /** Up to 50, under the name that they had last. */
  actors: z.array(actorSchema.extend(counted)),
  actions: countedValues,
  subjectKinds: countedValues,
  /** Keys; entries about all environments count for none. */
  environments: countedValues,
  /** Entries of each day that has any, oldest first, up to 400 days: without `from` and `to`. */
  days: z.array(
    z.object({
      /** Epoch ms of midnight in the time zone. */
      startsAt: z.number().int(),
      ...counted,
    }),
  ),
})

/** See `auditFacetsSchema`. */
export type AuditFacets = z.infer<typeof auditFacetsSchema>

/** Counts of the entries by actor, action, subject, environment and day. */
export const getAuditFacets = defineRoute({
  id: 'audit.facets',
  method: 'GET',
  path: '/projects/{project}/audit:facets',
  summary: 'Counts of audit entries',
  action: 'audit:read',
  params: z.strictObject({ project: z.string() }),
  query: z.strictObject({
    ...auditFilter,
    /** IANA name: where days begin. */
    timeZone: z
      .string()
      .max(100)
      .refine(isTimeZone, 'is no time zone; write an IANA name such as "Europe/Paris"')
      .default('UTC'),
  }),
  response: auditFacetsSchema,
  problems: ['project_not_found'],
})

function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
