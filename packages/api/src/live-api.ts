import { z } from 'zod'
import { defineRoute } from './route.ts'

/** Something that happened in a project. */
export const domainEventSchema = z.object({
  /** Increasing; also the SSE id, so `Last-Event-ID` resumes after it. */
  id: z.number().int(),
  /** `<noun>.<past participle>`, e.g. `flag.changed`. */
  type: z.string(),
  /** Environment key; `null` when the whole project is meant. */
  environment: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  createdAt: z.number().int(),
})

/** See `domainEventSchema`. */
export type DomainEvent = z.infer<typeof domainEventSchema>

/** What happens in a project, as it happens. `Last-Event-ID` resumes without a gap. */
export const watchProject = defineRoute({
  id: 'live.watch',
  method: 'GET',
  path: '/projects/{project}/live',
  summary: 'Watch what happens in a project',
  action: 'project:read',
  params: z.strictObject({ project: z.string() }),
  response: domainEventSchema,
  problems: ['project_not_found'],
  kind: 'stream',
})
