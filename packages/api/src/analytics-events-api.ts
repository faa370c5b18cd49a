import { z } from 'zod'
import { defineRoute } from './route.ts'

/** Kinds of events that SDKs send. */
export const ANALYTICS_EVENT_KINDS = [
  'index',
  'identify',
  'feature',
  'debug',
  'custom',
  'click',
  'pageview',
  'summary',
  'migration_op',
] as const

/** One of `ANALYTICS_EVENT_KINDS`. */
export type AnalyticsEventKind = (typeof ANALYTICS_EVENT_KINDS)[number]

/** An event as it came in. */
export const analyticsEventSchema = z.object({
  kind: z.enum(ANALYTICS_EVENT_KINDS),
  /** Flag key, metric key or goal key; `null` for kinds without one. */
  key: z.string().nullable(),
  /** Kind and key of each part of the context; `null` when the event has none. */
  contextKeys: z.record(z.string(), z.string()).nullable(),
  application: z.string(),
  sdk: z.string(),
  /** When the server got it, epoch ms. */
  receivedAt: z.number().int(),
  /** The event in LaunchDarkly's wire format, without private attributes. */
  event: z.record(z.string(), z.unknown()),
})

/** See `analyticsEventSchema`. */
export type AnalyticsEvent = z.infer<typeof analyticsEventSchema>

/** Events from now on. A busy environment is sampled: 50 events a second at most. */
export const tailAnalyticsEvents = defineRoute({
  id: 'analytics-events.tail',
  method: 'GET',
  path: '/projects/{project}/environments/{environment}/analytics-events:tail',
  summary: 'Watch events come in',
  action: 'event:read',
  params: z.strictObject({ project: z.string(), environment: z.string() }),
  query: z.strictObject({ kind: z.enum(ANALYTICS_EVENT_KINDS).optional(), key: z.string().optional() }),
  response: analyticsEventSchema,
  problems: ['project_not_found', 'environment_not_found'],
  kind: 'stream',
})
