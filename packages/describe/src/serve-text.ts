import { isSameJson, type ConfiguredRollout, type ConfiguredServe, type FlagDefinition } from '@guidon/model'
import { joined, kindText, percent, quoted } from './value-text.ts'

/** A variation by its name, or by its value when it has none, in quotes; an unknown id is shown as it is. */
export function variationText(variationId: string, definition: FlagDefinition | undefined): string {
  const variation = definition?.variations.find(({ id }) => id === variationId)
  if (variation === undefined) return quoted(variationId)
  return quoted(variation.name === '' ? variation.value : variation.name)
}

/** What is served, in words: `serve "true"`, `serve "true" to 25 % of users and "false" to 75 %`. */
export function describeServe(serve: ConfiguredServe, definition: FlagDefinition): string {
  return `serve ${outcomeText(serve, definition)}`
}

/** What is served now and was before: `serve "true" to 25 % of users, was 10 %`. */
export function describeServeChange(
  before: ConfiguredServe,
  after: ConfiguredServe,
  definition: FlagDefinition,
): string {
  const shares = before.rollout && after.rollout && shareChange(before.rollout, after.rollout, definition)
  return shares ?? `${describeServe(after, definition)}, was ${outcomeText(before, definition)}`
}

function outcomeText(serve: ConfiguredServe, definition: FlagDefinition): string {
  if (serve.rollout === undefined) return variationText(serve.variationId, definition)
  const shares = [...sharesOf(serve.rollout)].filter(([, weight]) => weight > 0)
  const parts = shares.map(([id, weight], index) => {
    const whom = index === 0 ? ` of ${kindText(serve.rollout.contextKind)}` : ''
    return `${variationText(id, definition)} to ${percent(weight)}${whom}`
  })
  return `${joined(parts)}${splitText(serve.rollout)}`
}

function splitText({ kind, bucketBy = 'key', seed }: ConfiguredRollout): string {
  const by = bucketBy === 'key' || kind === 'experiment' ? '' : ` by ${bucketBy}`
  const withSeed = seed === undefined ? '' : ` with seed ${seed}`
  return `${by}${withSeed}${kind === 'experiment' ? ' as an experiment' : ''}`
}

/** Weights by variation, those of the same variation together. */
function sharesOf({ variations }: ConfiguredRollout): ReadonlyMap<string, number> {
  const shares = new Map<string, number>()
  for (const { variationId, weight } of variations) shares.set(variationId, (shares.get(variationId) ?? 0) + weight)
  return shares
}

/** What changed between two splits that differ in their shares only; `undefined` when they differ in more. */
function shareChange(
  before: ConfiguredRollout,
  after: ConfiguredRollout,
  definition: FlagDefinition,
): string | undefined {
  const { variations: _before, ...settingsBefore } = before
  const { variations: _after, ...settings } = after
  const sharesBefore = sharesOf(before)
  const shares = [...sharesOf(after)].map(([id, weight]) => ({ id, weight, was: sharesBefore.get(id) ?? NaN }))
  const changed = shares.filter(({ weight, was }) => weight !== was)
  const isComparable = shares.length === sharesBefore.size && shares.every(({ was }) => !Number.isNaN(was))
  const [first] = changed
  if (first === undefined || !isComparable || !isSameJson(settingsBefore, settings)) return undefined
  const whom = ` of ${kindText(after.contextKind)}`
  const shareText = ({ id, weight }: Share) => `${variationText(id, definition)} to ${percent(weight)}`
  if (shares.length === 2) return `serve ${shareText(first)}${whom}, was ${percent(first.was)}`
  const parts = changed.map((share) => `${shareText(share)}${share === first ? whom : ''} (was ${percent(share.was)})`)
  return `serve ${joined(parts)}`
}

interface Share {
  readonly id: string
  readonly weight: number
}
