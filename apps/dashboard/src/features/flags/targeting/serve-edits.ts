import type { FlagImpact } from '@guidon/api'
import type { ConfiguredRollout, ConfiguredServe, FlagDefinition } from '@guidon/model'

const WHOLE = 100_000

/** A share for each variation of the flag, in their order; zero for those that are not in the split. */
export function weightsOf(rollout: ConfiguredRollout, definition: FlagDefinition): readonly number[] {
  return definition.variations.map(({ id }) =>
    rollout.variations.reduce((sum, { variationId, weight }) => sum + (variationId === id ? weight : 0), 0),
  )
}

/** Splits by percentage, beginning with everyone where they are. */
export function toSplit(serve: ConfiguredServe, definition: FlagDefinition): ConfiguredServe {
  if (serve.rollout !== undefined) return serve
  const variations = definition.variations.map(({ id }) => ({
    variationId: id,
    weight: id === serve.variationId ? WHOLE : 0,
  }))
  return { rollout: { kind: 'rollout', contextKind: 'user', variations } }
}

/** Serves one variation to all: the one that most have got. */
export function toFixed(serve: ConfiguredServe): ConfiguredServe {
  if (serve.rollout === undefined) return serve
  const [largest] = serve.rollout.variations.toSorted((left, right) => right.weight - left.weight)
  return { variationId: largest?.variationId ?? '' }
}

/**
 * The split with other shares, given in the order of the flag's variations. Variations keep their places in the split,
 * so that contexts stay in their buckets; those that come to it stand last.
 */
export function withWeights(
  rollout: ConfiguredRollout,
  definition: FlagDefinition,
  weights: readonly number[],
): ConfiguredServe {
  const byId = new Map(definition.variations.map(({ id }, index) => [id, weights[index] ?? 0]))
  const placed = new Set<string>()
  const kept = rollout.variations
    .filter(({ variationId }) => !placed.has(variationId) && placed.add(variationId))
    .map((share) => ({ ...share, weight: byId.get(share.variationId) ?? share.weight }))
  const added = definition.variations
    .filter(({ id }) => !placed.has(id))
    .map(({ id }) => ({ variationId: id, weight: byId.get(id) ?? 0 }))
  return { rollout: { ...rollout, variations: [...kept, ...added] } }
}

/** The split by another attribute; by the key when it is empty. */
export function withBucketBy(rollout: ConfiguredRollout, bucketBy: string | null): ConfiguredServe {
  const { bucketBy: _, ...rest } = rollout
  return { rollout: bucketBy === null || bucketBy === 'key' ? rest : { ...rest, bucketBy } }
}

/** Whether contexts may land in other buckets than before, whatever the shares. */
export function movesBuckets(before: ConfiguredServe | undefined, after: ConfiguredServe): boolean {
  const [from, to] = [before?.rollout, after.rollout]
  if (from === undefined || to === undefined) return false
  return (
    from.contextKind !== to.contextKind || (from.bucketBy ?? 'key') !== (to.bucketBy ?? 'key') || from.seed !== to.seed
  )
}

/** Contexts that switch, and those that switch the other way: an increase should take back nobody. */
export interface Switching {
  readonly contexts: number
  readonly changed: number
  /** To which variation most of them move; `null` when none does. */
  readonly toIndex: number | null
  readonly forward: number
  readonly back: number
}

/** What a plan's estimate says about who switches. */
export function switchingOf({ contexts, changed, moves }: FlagImpact): Switching {
  const gains = new Map<number | null, number>()
  for (const { from, to, contexts: count } of moves) {
    gains.set(to, (gains.get(to) ?? 0) + count)
    gains.set(from, (gains.get(from) ?? 0) - count)
  }
  const [winner] = [...gains].toSorted(([, left], [, right]) => right - left)
  const to = winner?.[0] ?? null
  const forward = moves.reduce((sum, move) => sum + (move.to === to ? move.contexts : 0), 0)
  const back = moves.reduce((sum, move) => sum + (move.from === to ? move.contexts : 0), 0)
  return { contexts, changed, toIndex: to, forward, back }
}
