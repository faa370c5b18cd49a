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

/** Entries of a project, newest first. */
export const listAudit = defineRoute({
  id: 'audit.list',
  method: 'GET',
  path: '/projects/{project}/audit',
  summary: 'Who did what, and when',
  action: 'audit:read',
  params: z.strictObject({ project: z.string() }),
  query: z.strictObject({
    ...pageQuery,
    /** `<kind>` or `<kind>:<key>`, e.g. `flag:new-checkout`. */
    subject: z.string().max(500).optional(),
    environment: z.string().optional(),
    /** An actor's id. */
    actor: z.string().optional(),
    action: z.string().optional(),
    /** Part of a sentence or a reason, upper and lower case alike. */
    search: z.string().max(200).optional(),
    /** Epoch ms, inclusive. */
    from: z.coerce.number().int().nonnegative().optional(),
    /** Epoch ms, exclusive. */
    to: z.coerce.number().int().nonnegative().optional(),
  }),
  response: pageOf(auditEntrySchema),
  problems: ['project_not_found', 'invalid_cursor'],
})
