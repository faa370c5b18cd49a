import { createHash } from 'node:crypto'
import type { FlagShare } from '@guidon/api'
import { variationText } from '@guidon/describe'
import { referencedSegments, type ConfiguredServe, type FlagConfiguration, type FlagDefinition } from '@guidon/model'

/** What lists show and narrow by of a configuration: columns of its row, all of them derived. */
export interface ConfigurationSummary {
  readonly is_on: boolean
  readonly serves: string
  readonly in_short: string
  readonly split: readonly FlagShare[]
  readonly is_settled: boolean
  readonly digest: string
  readonly rule_count: number
  readonly target_count: number
  readonly prerequisite_count: number
  readonly prerequisite_keys: readonly string[]
  readonly segment_keys: readonly string[]
}

export function summarize(definition: FlagDefinition, configuration: FlagConfiguration): ConfigurationSummary {
  const { on, rules, targets, prerequisites } = configuration
  const split = splitOf(definition, configuration)
  const targetCount = targets.reduce((sum, { values }) => sum + values.length, 0)
  const isForEveryone = rules.length === 0 && targetCount === 0 && prerequisites.length === 0
  return {
    is_on: on,
    serves: servedText(split),
    in_short: on
      ? [...shareTexts(definition, configuration, split), ...exceptionTexts(configuration)].join(' · ')
      : 'Off',
    split,
    is_settled: on && isForEveryone && split.length === 1,
    digest: digestOf(configuration),
    rule_count: rules.length,
    target_count: targetCount,
    prerequisite_count: prerequisites.length,
    prerequisite_keys: prerequisites.map(({ key }) => key),
    segment_keys: [...new Set(referencedSegments(rules))],
  }
}

/** What most contexts get: whoever no target and no rule meets, or everyone while the flag is off. */
function splitOf(definition: FlagDefinition, { on, offVariationId, fallthrough }: FlagConfiguration): FlagShare[] {
  const weights = on ? weightsOf(fallthrough) : new Map(offVariationId === null ? [] : [[offVariationId, 100_000]])
  const shares = [...weights].map(([id, weight]) => ({
    variation: definition.variations.findIndex((one) => one.id === id),
    label: variationText(id, definition).slice(1, -1),
    weight,
  }))
  return shares.filter(({ weight }) => weight > 0).sort((a, b) => a.variation - b.variation)
}

function weightsOf(serve: ConfiguredServe): Map<string, number> {
  if (serve.rollout === undefined) return new Map([[serve.variationId, 100_000]])
  const weights = new Map<string, number>()
  for (const { variationId, weight } of serve.rollout.variations) {
    weights.set(variationId, (weights.get(variationId) ?? 0) + weight)
  }
  return weights
}

/** For a cell of a table: `"true"`, or `25% "new", 75% "old"`. */
function servedText(split: readonly FlagShare[]): string {
  if (split.length === 0) return 'the default value'
  if (split.length === 1) return `"${split[0]!.label}"`
  return split.map(({ label, weight }) => `${weight / 1_000}% "${label}"`).join(', ')
}

/** `Everyone`, `25%`, `dark`, `dark 90`, `3-way test`. */
function shareTexts(
  definition: FlagDefinition,
  { fallthrough }: FlagConfiguration,
  split: readonly FlagShare[],
): string[] {
  if (fallthrough.rollout?.kind === 'experiment') return [`${split.length}-way test`]
  if (definition.valueType === 'boolean') return [reachText(definition, split)]
  if (split.length > 2) return [`${split.length}-way split`]
  if (split.length === 1) return [split[0]!.label]
  return split.map(({ label, weight }) => `${label} ${weight / 1_000}`)
}

function reachText({ variations }: FlagDefinition, split: readonly FlagShare[]): string {
  const served = split.filter(({ variation }) => variations[variation]?.value === true)
  const weight = served.reduce((sum, share) => sum + share.weight, 0)
  if (weight === 100_000) return 'Everyone'
  return weight === 0 ? 'Nobody' : `${weight / 1_000}%`
}

function exceptionTexts({ rules, targets }: FlagConfiguration): string[] {
  const targetCount = targets.reduce((sum, { values }) => sum + values.length, 0)
  return [
    ...(rules.length === 0 ? [] : [rules.length === 1 ? '1 rule' : `${rules.length} rules`]),
    ...(targetCount === 0 ? [] : [targetCount === 1 ? '1 target' : `${targetCount} targets`]),
  ]
}

/** The same for configurations that, when on, serve the same to the same contexts, but for their buckets. */
function digestOf(configuration: FlagConfiguration): string {
  const { offVariationId, fallthrough, prerequisites, targets, rules } = configuration
  const content = [
    offVariationId,
    serveContent(fallthrough),
    prerequisites.map(({ key, variationId }) => [key, variationId]),
    targets.map(({ contextKind, variationId, values }) => [contextKind, variationId, values.toSorted()]),
    rules.map(({ clauses, serve }) => [
      clauses.map(({ contextKind, attribute, op, values, negate }) => [contextKind, attribute, op, values, negate]),
      serveContent(serve),
    ]),
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16)
}

function serveContent(serve: ConfiguredServe): unknown {
  if (serve.rollout === undefined) return serve.variationId
  const { contextKind, bucketBy = 'key', variations } = serve.rollout
  return [contextKind, bucketBy, variations.map(({ variationId, weight }) => [variationId, weight])]
}
