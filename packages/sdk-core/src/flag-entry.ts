import type { CompiledFlag } from '@guidon/evaluation'
import type { Context, Flag } from '@guidon/model'

/**
 * A flag as a client works with it: ready to evaluate, with what was counted since the last report. Counting adds to an
 * array and nothing else, because it happens in every evaluation.
 */
export class FlagEntry {
  readonly key: string
  /** `undefined` for a key that no flag has. */
  readonly flag: CompiledFlag | undefined
  /** Whether an evaluation may have to be reported on its own, besides being counted. */
  readonly mayReport: boolean
  readonly hasPrerequisites: boolean
  /** Whether anything was counted since `report`. */
  isTouched = false
  readonly #isCounted: boolean
  /** By variation, from 1 on; at 0 the caller's default. */
  readonly #counts: number[]
  #default: unknown
  #lastKind = ''
  readonly #kinds = new Set<string>()

  constructor(key: string, flag: CompiledFlag | undefined) {
    const source: Partial<Flag> = flag?.source ?? {}
    this.key = key
    this.flag = flag
    this.hasPrerequisites = (flag?.prerequisites.length ?? 0) > 0
    this.mayReport = source.trackEvents === true || hasDebugDate(source) || mayBeExperiment(source)
    this.#isCounted = source.excludeFromSummaries !== true
    this.#counts = new Array<number>((Array.isArray(source.variations) ? source.variations.length : 0) + 1).fill(0)
  }

  /** Adds one evaluation; `variation` is `undefined` when the default was served. */
  count(variation: number | undefined, context: Context, defaultValue: unknown): void {
    if (!this.#isCounted) return
    const slot = variation === undefined ? 0 : variation + 1
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1
    if (!this.isTouched) this.#default = defaultValue
    this.isTouched = true
    const { parts } = context
    const kind = parts[0]?.kind ?? ''
    if (parts.length === 1 && kind === this.#lastKind) return
    for (const part of parts) this.#kinds.add(part.kind)
    this.#lastKind = parts.length === 1 ? kind : ''
  }

  /** What was counted, in the form of a summary event, and starts over. Source: wire protocol §10.3. */
  report(): FlagSummary {
    const source: Partial<Flag> | undefined = this.flag?.source
    const counters = this.#counts.flatMap((count, slot): SummaryCounter[] => {
      if (count === 0) return []
      const value = slot === 0 ? this.#default : source?.variations?.[slot - 1]
      const served = slot === 0 ? {} : { variation: slot - 1 }
      const known = source?.version === undefined ? { unknown: true as const } : { version: source.version }
      return [{ value: value ?? null, count, ...served, ...known }]
    })
    const summary = { default: this.#default ?? null, counters, contextKinds: [...this.#kinds] }
    this.#counts.fill(0)
    this.#kinds.clear()
    this.#lastKind = ''
    this.#default = undefined
    this.isTouched = false
    return summary
  }
}

/** How often a flag served what. */
export interface FlagSummary {
  readonly default: unknown
  readonly counters: readonly SummaryCounter[]
  readonly contextKinds: readonly string[]
}

/** How often one variation was served. */
export interface SummaryCounter {
  readonly value: unknown
  readonly count: number
  /** Absent when the default was served. */
  readonly variation?: number
  /** Absent when there is no such flag. */
  readonly version?: number
  readonly unknown?: true
}

function hasDebugDate({ debugEventsUntilDate }: Partial<Flag>): boolean {
  return typeof debugEventsUntilDate === 'number'
}

function mayBeExperiment({ trackEventsFallthrough, fallthrough, rules }: Partial<Flag>): boolean {
  if (trackEventsFallthrough === true || fallthrough?.rollout?.kind === 'experiment') return true
  const list: unknown = rules
  if (!Array.isArray(list)) return false
  return list.some(
    (rule: Flag['rules'][number] | null) => rule?.trackEvents === true || rule?.rollout?.kind === 'experiment',
  )
}
