import type { FlagImpact } from '@guidon/api'
import { affectedFlags, evaluate, type CompiledDataSet } from '@guidon/evaluation'
import type { Flag, Segment } from '@guidon/model'
import type { RecentContexts } from '../contexts/index.ts'
import type { ItemToPublish, PublishingService } from '../publishing/index.ts'

/** Enough for two percent of error, little enough for the dialog that waits for it. */
export const MAX_CONTEXTS = 2_000
const MAX_FLAGS = 50

/** The contexts that SDKs reported lately. */
export interface SeenContexts {
  recent(environmentId: string, limit: number): Promise<RecentContexts>
}

/** What an estimate is made of. */
export interface ImpactSources {
  readonly publishing: PublishingService
  readonly seenContexts: SeenContexts
}

/** How many recently seen contexts get something else of each flag that a change set affects; 50 flags at most. */
export async function estimateImpact(
  { publishing, seenContexts }: ImpactSources,
  { id, key }: { readonly id: string; readonly key: string },
  items: readonly ItemToPublish[],
): Promise<FlagImpact[]> {
  const before = publishing.environment(id)?.compiled
  if (before === undefined) return []
  const after = withItems(before, items)
  const { seen, sample } = await seenContexts.recent(id, MAX_CONTEXTS)
  const changed = { flagKeys: keysOf(items, 'flag'), segmentKeys: keysOf(items, 'segment') }
  const moved = new Set<number>()
  const impact = [...affectedFlags(after, changed)]
    .sort()
    .slice(0, MAX_FLAGS)
    .map((flag) => ({
      flag,
      environment: key,
      seen,
      ...compare({ before, after, sample, moved }, flag),
      dependants: dependantsOf(after, flag),
    }))
  return impact.map((one) => ({ ...one, changedByAny: moved.size }))
}

/** The data as it is when the items are published. */
export function withItems(data: CompiledDataSet, items: readonly ItemToPublish[]): CompiledDataSet {
  return data.applyChanges({ flags: itemsOf<Flag>(items, 'flag'), segments: itemsOf<Segment>(items, 'segment') })
}

function dependantsOf(data: CompiledDataSet, flag: string): string[] {
  return [...affectedFlags(data, { flagKeys: [flag] })].filter((key) => key !== flag).sort()
}

interface Comparison {
  readonly before: CompiledDataSet
  readonly after: CompiledDataSet
  readonly sample: RecentContexts['sample']
  /** Takes the places in the sample of those who get another variation. */
  readonly moved: Set<number>
}

type Shift = Pick<FlagImpact, 'contexts' | 'changed' | 'now' | 'moves'>

function compare({ before, after, sample, moved }: Comparison, flag: string): Shift {
  const served = new Map<number | null, number>()
  const counts = new Map<string, FlagImpact['moves'][number]>()
  for (const [place, { context }] of sample.entries()) {
    const from = evaluate(before, flag, context).variation ?? null
    const to = evaluate(after, flag, context).variation ?? null
    served.set(from, (served.get(from) ?? 0) + 1)
    if (from === to) continue
    moved.add(place)
    const move = counts.get(`${from}>${to}`) ?? { from, to, contexts: 0 }
    counts.set(`${from}>${to}`, { ...move, contexts: move.contexts + 1 })
  }
  const now = [...served].map(([variation, count]) => ({ variation, contexts: count })).sort(mostFirst)
  const moves = [...counts.values()].sort(mostFirst)
  return { contexts: sample.length, changed: moves.reduce((sum, move) => sum + move.contexts, 0), now, moves }
}

function mostFirst(a: { readonly contexts: number }, b: { readonly contexts: number }): number {
  return b.contexts - a.contexts
}

function itemsOf<Value>(items: readonly ItemToPublish[], kind: ItemToPublish['kind']): Map<string, Value | null> {
  const ofKind = items.filter((item) => item.kind === kind)
  return new Map(ofKind.map(({ key, value }) => [key, value as Value | null]))
}

function keysOf(items: readonly ItemToPublish[], kind: ItemToPublish['kind']): string[] {
  return items.filter((item) => item.kind === kind).map(({ key }) => key)
}
