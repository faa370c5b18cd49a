import { z } from 'zod'
import { actorSchema } from './actor-schema.ts'
import { defineRoute } from './route.ts'
import { sdkSchema } from './sdks-api.ts'

/** Something that happened in a project. */
export const domainEventSchema = z.object({
  /**
   * Increasing; also the SSE id, so `Last-Event-ID` resumes after it. `null` for what matters at this moment only, such
   * as `presence.changed`: it is not kept, and who is not connected misses it.
   */
  id: z.number().int().nullable(),
  /**
   * `<noun>.<past participle>`, e.g. `flag.changed`. What is announced and not kept: `sdk.connected` (its data:
   * `sdkConnectedSchema`), `change.delivered` (`changeDeliveredSchema`), `presence.changed`, `presence.ended`. `live.gap`: events were missed and are not kept any more, so load
   * again what you show.
   */
  type: z.string(),
  /** Environment key; `null` when the whole project is meant. */
  environment: z.string().nullable(),
  /** What it is about: `flag`, `segment`, `context-kind`, `environment`, `project`, …; `null` when it is about no one thing. */
  subject: z.object({ kind: z.string(), key: z.string() }).nullable(),
  /** The version that it made of the subject in its environment; `null` where there is none. */
  version: z.number().int().nullable(),
  /** Who did it; `null` when nobody did. */
  actor: actorSchema.nullable(),
  /** What happened, in words: the first ten sentences, each up to 300 characters. */
  sentences: z.array(z.string()),
  /** What else belongs to the type; `changeId` names the change. */
  data: z.record(z.string(), z.unknown()),
  createdAt: z.number().int(),
})

/** See `domainEventSchema`. */
export type DomainEvent = z.infer<typeof domainEventSchema>

/**
 * Data of `sdk.connected`: programs with an SDK have opened a stream, or began to poll. Programs of the same
 * application, SDK, version and way of connecting that come within a second are told together. SDKs that only post
 * events are not told.
 */
export const sdkConnectedSchema = sdkSchema
  .omit({ instances: true, firstSeenAt: true, lastSeenAt: true })
  .extend({ connections: z.number().int() })

/** See `sdkConnectedSchema`. */
export type SdkConnected = z.infer<typeof sdkConnectedSchema>

/**
 * Data of `change.delivered`: a server node has written a change to every open stream that it concerns. The event's
 * subject is the environment and its version the environment's, as in `published` of a change; earlier versions that
 * were not told by themselves are included. Nodes without such streams tell nothing; add up those that do.
 */
export const changeDeliveredSchema = z.object({
  /** Streams of SDKs that got it. */
  streams: z.number().int(),
  /** From publishing to the last write, in milliseconds; `null` when the node does not know. */
  durationMs: z.number().int().nullable(),
})

/** See `changeDeliveredSchema`. */
export type ChangeDelivered = z.infer<typeof changeDeliveredSchema>

/**
 * What happens in a project, as it happens: server-sent events, each a JSON document. `Last-Event-ID` resumes without a
 * gap for seven days. A comment arrives every 15 seconds, so silence of 45 means that the connection is dead. Browsers
 * may use `EventSource`: the session's cookie is enough.
 */
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
