import type { FlagImpact } from '@guidon/api'
import { formatCount } from '../../lib/format.ts'

/** How many contexts a variation has; `null` stands for the default value in the code. */
export interface VariationShare {
  readonly variation: number | null
  readonly contexts: number
}

export interface ImpactShares {
  readonly now: readonly VariationShare[]
  readonly after: readonly VariationShare[]
  /** To which variations contexts go, most contexts first. */
  readonly arrivals: readonly VariationShare[]
  /** Contexts that leave the variation to which most others go: a rollout that goes forward has none. */
  readonly switchingBack: number
}

/** The two sides of an estimate, in the order of the variations. */
export function impactShares({ now, moves }: Pick<FlagImpact, 'now' | 'moves'>): ImpactShares {
  const after = new Map(now.map(({ variation, contexts }) => [variation, contexts]))
  const arrivals = new Map<number | null, number>()
  for (const { from, to, contexts } of moves) {
    after.set(from, (after.get(from) ?? 0) - contexts)
    after.set(to, (after.get(to) ?? 0) + contexts)
    arrivals.set(to, (arrivals.get(to) ?? 0) + contexts)
  }
  const byCount = sharesOf(arrivals).sort((a, b) => b.contexts - a.contexts)
  const main = byCount[0]?.variation
  const back = moves.filter(({ from }) => main !== undefined && from === main)
  return {
    now: [...now].sort(byVariation),
    after: sharesOf(after).filter(({ contexts }) => contexts > 0),
    arrivals: byCount,
    switchingBack: back.reduce((sum, { contexts }) => sum + contexts, 0),
  }
}

/** How many get something else, in a line. */
export function impactSentence({ contexts, changed }: Pick<FlagImpact, 'contexts' | 'changed'>): string {
  if (contexts === 0) return 'Cannot estimate whom it reaches: no contexts were seen.'
  if (changed === 0) return `None of the ${formatCount(contexts)} contexts seen last gets another value.`
  return `${formatCount(changed)} of the ${formatCount(contexts)} contexts seen last get another value.`
}

function sharesOf(counts: ReadonlyMap<number | null, number>): VariationShare[] {
  return [...counts].map(([variation, contexts]) => ({ variation, contexts })).sort(byVariation)
}

/** The default value last. */
function byVariation(a: VariationShare, b: VariationShare): number {
  return (a.variation ?? Infinity) - (b.variation ?? Infinity)
}
