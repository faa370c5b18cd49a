import type { EvaluationCount } from '@guidon/launchdarkly'
import type { Flag } from '@guidon/model'

/** Different names that one environment may bring within an hour. */
const MAX_UNKNOWN_FLAGS = 500
const MAX_SOURCES = 500
const WINDOW_MS = 60 * 60_000

/**
 * Client-side ids are public, so anyone may post counts. This keeps what does not exist from filling the database:
 * made-up variations and versions count as unknown, made-up flags and applications are bounded.
 */
export class CountScreen {
  private readonly unknownFlags = new DistinctNames(MAX_UNKNOWN_FLAGS)
  private readonly sources = new DistinctNames(MAX_SOURCES)

  /** The count as far as it is believable; `null` when it is not to be kept. `flag` is the flag as served now. */
  screen(environmentId: string, count: EvaluationCount, flag: Flag | undefined, now: number): EvaluationCount | null {
    if (!flag) return this.unknownFlags.admits(environmentId, count.flagKey, now) ? { ...count, version: null } : null
    const { variation, version } = count
    return {
      ...count,
      variation: variation !== null && variation < flag.variations.length ? variation : null,
      version: version !== null && version <= flag.version ? version : null,
    }
  }

  /** Whether one more application or SDK of this name may be told apart. */
  admitsSource(environmentId: string, name: string, now: number): boolean {
    return name === '' || this.sources.admits(environmentId, name, now)
  }
}

class DistinctNames {
  private readonly names = new Map<string, Set<string>>()
  private windowEndsAt = 0
  private readonly max: number

  constructor(max: number) {
    this.max = max
  }

  admits(environmentId: string, name: string, now: number): boolean {
    if (now >= this.windowEndsAt) {
      this.names.clear()
      this.windowEndsAt = now + WINDOW_MS
    }
    let known = this.names.get(environmentId)
    if (!known) this.names.set(environmentId, (known = new Set()))
    if (known.has(name)) return true
    if (known.size >= this.max) return false
    known.add(name)
    return true
  }
}
