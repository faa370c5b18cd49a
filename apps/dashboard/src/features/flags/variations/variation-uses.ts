import type { ConfiguredServe, FlagConfiguration } from '@guidon/model'
import { formatCount, formatWeight } from '../../../lib/format.ts'

/** What an environment does with one variation. */
export interface VariationUse {
  /** Key of the environment. */
  readonly environment: string
  /** Each place that names the variation: `when off`, `rule 2 at 25%`. */
  readonly places: readonly string[]
}

export interface ConfigurationIn {
  readonly environment: string
  readonly configuration: FlagConfiguration
}

/** Where a variation is used; environments that do not use it are left out. */
export function variationUses(
  configurations: readonly ConfigurationIn[],
  variationId: string,
): readonly VariationUse[] {
  return configurations
    .map(({ environment, configuration }) => ({ environment, places: placesIn(configuration, variationId) }))
    .filter(({ places }) => places.length > 0)
}

function placesIn(
  { offVariationId, fallthrough, targets, rules }: FlagConfiguration,
  variationId: string,
): readonly string[] {
  const targeted = targets.filter((target) => target.variationId === variationId)
  const keys = targeted.reduce((sum, { values }) => sum + values.length, 0)
  return [
    ...(targeted.length === 0 ? [] : [`${formatCount(keys)} individual ${keys === 1 ? 'target' : 'targets'}`]),
    ...rules.flatMap(({ serve }, index) => serves(serve, variationId, `rule ${index + 1}`)),
    ...serves(fallthrough, variationId, 'default'),
    ...(offVariationId === variationId ? ['when off'] : []),
  ]
}

function serves(serve: ConfiguredServe, variationId: string, place: string): readonly string[] {
  if (serve.rollout === undefined) return serve.variationId === variationId ? [place] : []
  const share = serve.rollout.variations.find((one) => one.variationId === variationId)
  return share === undefined ? [] : [`${place} at ${formatWeight(share.weight)}`]
}

/** Why a variation cannot be removed yet; `null` when nothing uses it. */
export function whyNotRemove(uses: readonly VariationUse[], nameOf: (environment: string) => string): string | null {
  if (uses.length === 0) return null
  const text = uses.map(({ environment, places }) => `${nameOf(environment)} (${places.join(', ')})`).join('; ')
  return `It is used in ${text}. Choose another there first.`
}
