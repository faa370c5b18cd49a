import type { AnalyticsEvent } from '@guidon/api'

/** An event with a number of its own: events have no ids. */
export interface TailedEvent extends AnalyticsEvent {
  readonly number: number
}

/** More are forgotten, the oldest first. */
export const MAX_KEPT = 1_000

/** Newest first, and no more than are kept. */
export function withNewer(kept: readonly TailedEvent[], arrived: readonly TailedEvent[]): readonly TailedEvent[] {
  if (arrived.length === 0) return kept
  return [...arrived.toReversed(), ...kept].slice(0, MAX_KEPT)
}

/** Events with `context` in the key of a part of their context. */
export function ofContext(events: readonly TailedEvent[], context: string): readonly TailedEvent[] {
  const wanted = context.trim().toLowerCase()
  if (wanted === '') return events
  return events.filter(({ contextKeys }) =>
    Object.values(contextKeys ?? {}).some((key) => key.toLowerCase().includes(wanted)),
  )
}

/** `user ann, org acme` */
export function contextText(contextKeys: AnalyticsEvent['contextKeys']): string {
  return Object.entries(contextKeys ?? {})
    .map(([kind, key]) => `${kind} ${key}`)
    .join(', ')
}
