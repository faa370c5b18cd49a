import { canonicalKeyOf } from './event-context.ts'
import type { EvaluationCount, SdkEvent } from './event-kinds.ts'
import { asIndex } from './event-values.ts'

/** What a batch of raw feature events stands for. */
export interface Summarized {
  readonly counts: readonly EvaluationCount[]
  /** Feature events of tracked flags, debug events, one index event per context, and all other events as they were. */
  readonly events: readonly SdkEvent[]
}

/**
 * Does what an SDK that cannot summarize (PHP, very old ones) leaves to the server: every evaluation counts, but only
 * tracked ones stay events. Source: wire protocol §10.7. `nowMs` decides whether debugging is still on.
 */
export function summarize(events: readonly SdkEvent[], nowMs: number): Summarized {
  const counts: EvaluationCount[] = []
  const kept: SdkEvent[] = []
  const indexed = new Set(events.filter(isIndex).map(({ contextKeys }) => canonicalKeyOf(contextKeys)))
  for (const event of events) {
    if (event.kind !== 'feature') {
      kept.push(event)
      continue
    }
    if (event.json['excludeFromSummaries'] !== true) counts.push(countOf(event))
    kept.push(...indexEvent(event, indexed), ...trackedEvents(event, nowMs))
  }
  return { counts, events: kept }
}

function isIndex(event: SdkEvent): boolean {
  return event.kind === 'index' || event.kind === 'identify'
}

function countOf({ key, json, createdAt }: SdkEvent): EvaluationCount {
  return {
    flagKey: key ?? '',
    variation: asIndex(json['variation']),
    version: asIndex(json['version']),
    count: 1,
    at: createdAt,
  }
}

function indexEvent(event: SdkEvent, indexed: Set<string>): SdkEvent[] {
  const { context, contextKeys, createdAt } = event
  const canonicalKey = canonicalKeyOf(contextKeys)
  if (context === null || contextKeys.size === 0 || indexed.has(canonicalKey)) return []
  indexed.add(canonicalKey)
  const json = { kind: 'index', ...(createdAt === null ? {} : { creationDate: createdAt }), context }
  return [{ ...event, kind: 'index', key: null, json }]
}

function trackedEvents(event: SdkEvent, nowMs: number): SdkEvent[] {
  const { trackEvents, debugEventsUntilDate, excludeFromSummaries: _, ...json } = event.json
  const isDebugged = typeof debugEventsUntilDate === 'number' && debugEventsUntilDate > nowMs
  return [
    ...(trackEvents === true ? [{ ...event, json }] : []),
    ...(isDebugged ? [{ ...event, kind: 'debug' as const, json: { ...json, kind: 'debug' } }] : []),
  ]
}
