import type { Json, JsonObject } from '@guidon/model'
import type { EvaluationCount, SdkEvent } from './event-kinds.ts'
import { asIndex, asKey, asObject } from './event-values.ts'

/** More in one counter is taken for nonsense: an SDK flushes every few seconds. */
const MAX_COUNT = 1_000_000_000

/** The counters of a summary event; malformed ones are left out. Source: wire protocol §10.3, `summary`. */
export function readCounts(summary: SdkEvent): EvaluationCount[] {
  return Object.entries(asObject(summary.json['features']) ?? {}).flatMap(([flagKey, feature]) => {
    const counters = asObject(feature)?.['counters']
    if (asKey(flagKey) === null || !Array.isArray(counters)) return []
    return (counters as readonly Json[]).flatMap((counter) =>
      readCounter(flagKey, asObject(counter), summary.createdAt),
    )
  })
}

function readCounter(flagKey: string, counter: JsonObject | null, at: number | null): EvaluationCount[] {
  const count = counter?.['count']
  if (!counter || typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > MAX_COUNT) return []
  return [{ flagKey, variation: asIndex(counter['variation']), version: asIndex(counter['version']), count, at }]
}
