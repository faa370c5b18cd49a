import type { Json } from '@guidon/model'
import { isDiagnosticKind, readDiagnostic } from './event-diagnostic.ts'
import type { Diagnostic, EvaluationCount, SdkEvent } from './event-kinds.ts'
import { isEventKind, readEvent } from './event-reader.ts'
import { summarize } from './event-summarizer.ts'
import { readCounts } from './event-summary.ts'
import { asObject, asText } from './event-values.ts'

/** Everything useful in one body of an SDK's event post. */
export interface EventPayload {
  /** In the order sent; summaries included. */
  readonly events: readonly SdkEvent[]
  /** Evaluations, from summaries or counted from raw events. */
  readonly counts: readonly EvaluationCount[]
  readonly diagnostics: readonly Diagnostic[]
  /** How many events of each unknown kind there were; the key `""` counts malformed ones. */
  readonly ignored: ReadonlyMap<string, number>
}

/** How to read a body. */
export interface EventPayloadOptions {
  /** The SDK sends one feature event per evaluation and no summaries. See `isUnsummarized`. */
  readonly unsummarized: boolean
  /** Current time, epoch ms. */
  readonly nowMs: number
}

const MAX_KINDS_COUNTED = 20
const MAX_KIND_LENGTH = 40

/**
 * Reads a parsed body leniently: an array of events, or one object (a diagnostic, or a single event). Never throws on
 * parsed JSON; what cannot be understood is counted in `ignored`. Source: wire protocol §10.
 */
export function readEventPayload(body: Json, options: EventPayloadOptions): EventPayload {
  const events: SdkEvent[] = []
  const diagnostics: Diagnostic[] = []
  const ignored = new Map<string, number>()
  for (const item of Array.isArray(body) ? (body as readonly Json[]) : [body]) {
    const json = asObject(item)
    const kind = json?.['kind']
    if (json && isEventKind(kind)) {
      const event = readEvent(kind, json)
      if (event) events.push(event)
      else countIgnored(ignored, '')
    } else if (json && isDiagnosticKind(kind)) diagnostics.push(readDiagnostic(kind, json))
    else countIgnored(ignored, asText(kind))
  }
  const summaries = events.filter((event) => event.kind === 'summary')
  const counts = summaries.flatMap(readCounts)
  if (!options.unsummarized || summaries.length > 0) return { events, counts, diagnostics, ignored }
  return { ...summarize(events, options.nowMs), diagnostics, ignored }
}

/**
 * Whether the SDK leaves summarizing to the server: it says so (PHP), or its schema is older than summaries.
 * Source: wire protocol §10.1 and §10.7.
 */
export function isUnsummarized(schema: string | undefined, unsummarizedHeader: string | undefined): boolean {
  if (unsummarizedHeader?.toLowerCase() === 'true') return true
  return schema === undefined || schema === '1' || schema === '2'
}

function countIgnored(ignored: Map<string, number>, kind: string): void {
  const name = kind.slice(0, MAX_KIND_LENGTH)
  const counted = ignored.has(name) || ignored.size < MAX_KINDS_COUNTED ? name : ''
  ignored.set(counted, (ignored.get(counted) ?? 0) + 1)
}
