import { toSeenCombination, type ContextSighting, type SeenCombination } from './context-sighting.ts'

/** A context seen again within this time is not written again. */
export const MERGE_MS = 10 * 60_000
/** New sightings of one environment between two flushes; the rest is left to chance: a sample is enough. */
const MAX_PENDING = 200
const MAX_REMEMBERED = 50_000

interface EnvironmentSightings {
  /** Canonical key to epoch ms, oldest first. */
  readonly recordedAt: Map<string, number>
  pending: Map<string, SeenCombination>
}

/** Samples what SDKs report, so that a busy environment costs a bounded number of rows per flush. */
export class ContextRecorder {
  private readonly environments = new Map<string, EnvironmentSightings>()

  record(sighting: ContextSighting): void {
    const { recordedAt, pending } = this.sightingsOf(sighting.environmentId)
    if (pending.size >= MAX_PENDING) return
    const combination = toSeenCombination(sighting)
    if (!combination) return
    const { canonicalKey, seenAt } = combination
    if (seenAt < (recordedAt.get(canonicalKey) ?? -Infinity) + MERGE_MS) return
    recordedAt.delete(canonicalKey)
    recordedAt.set(canonicalKey, seenAt)
    if (recordedAt.size > MAX_REMEMBERED) recordedAt.delete(recordedAt.keys().next().value ?? '')
    pending.set(canonicalKey, combination)
  }

  /** Hands over what is to be written, and starts anew. */
  take(): SeenCombination[] {
    return [...this.environments.values()].flatMap((sightings) => {
      const taken = [...sightings.pending.values()]
      sightings.pending = new Map()
      return taken
    })
  }

  /** Forgets that these were recorded: writing them failed, so the next sighting counts. */
  forget(combinations: readonly SeenCombination[]): void {
    for (const { environmentId, canonicalKey } of combinations) {
      this.sightingsOf(environmentId).recordedAt.delete(canonicalKey)
    }
  }

  private sightingsOf(environmentId: string): EnvironmentSightings {
    let sightings = this.environments.get(environmentId)
    if (!sightings) {
      sightings = { recordedAt: new Map(), pending: new Map() }
      this.environments.set(environmentId, sightings)
    }
    return sightings
  }
}
