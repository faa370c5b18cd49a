import type { JsonObject } from '@guidon/model'

/** Kinds of analytics events. Source: wire protocol §10.3. */
export const EVENT_KINDS = [
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

/** One of `EVENT_KINDS`. */
export type EventKind = (typeof EVENT_KINDS)[number]

/** One analytics event of an SDK, read leniently: what is missing or wrong is `null` or empty. */
export interface SdkEvent {
  readonly kind: EventKind
  /** Flag, metric or goal key; `null` for kinds without one. */
  readonly key: string | null
  /** Epoch ms by the clock of the SDK; `null` when absent. For a summary, its end. */
  readonly createdAt: number | null
  /** Kind to key of every part of the context, from the inline context or from `contextKeys`; may be empty. */
  readonly contextKeys: ReadonlyMap<string, string>
  /** The inline context in its current form (a legacy user is converted); `null` when the event has keys only. */
  readonly context: JsonObject | null
  /** The event as it was sent. */
  readonly json: JsonObject
}

/** How often one variation of a flag was served. Source: counters of a summary event. */
export interface EvaluationCount {
  readonly flagKey: string
  /** Index; `null` when the caller's default was served. */
  readonly variation: number | null
  /** The flag's version; `null` when the SDK did not know the flag. */
  readonly version: number | null
  /** 1 or more. */
  readonly count: number
  /** End of the summarised time, epoch ms by the clock of the SDK; `null` when absent. */
  readonly at: number | null
}

/** What an SDK says about itself. Source: wire protocol §10.5. */
export interface Diagnostic {
  readonly kind: 'diagnostic-init' | 'diagnostic' | 'diagnostic-combined'
  /** Epoch ms by the clock of the SDK; `null` when absent. */
  readonly createdAt: number | null
  readonly sdkName: string
  readonly sdkVersion: string
  /** `name/version` of a library on top of the SDK; `""` for none. */
  readonly wrapper: string
  /** Runtime and operating system, e.g. `Node 24.1.0, Linux`; `""` when unknown. */
  readonly platform: string
  /** Events that the SDK lost since its last diagnostic; 0 when it does not say. */
  readonly droppedEvents: number
}
