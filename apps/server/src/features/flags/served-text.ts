import type { ConfiguredServe, FlagConfiguration, FlagDefinition, Variation } from '@guidon/model'

const MAX_VALUE_LENGTH = 40

/** What a flag serves to most contexts, for a cell of a table: `"true"`, or `25% "new", 75% "old"`. */
export function servedText(definition: FlagDefinition, configuration: FlagConfiguration): string {
  const { on, offVariationId, fallthrough } = configuration
  if (!on) return offVariationId === null ? 'the default value' : variationText(definition, offVariationId)
  return serveText(definition, fallthrough)
}

function serveText(definition: FlagDefinition, serve: ConfiguredServe): string {
  if (serve.rollout === undefined) return variationText(definition, serve.variationId)
  return serve.rollout.variations
    .filter(({ weight }) => weight > 0)
    .map(({ variationId, weight }) => `${weight / 1_000}% ${variationText(definition, variationId)}`)
    .join(', ')
}

function variationText({ variations }: FlagDefinition, id: string): string {
  const variation = variations.find((one) => one.id === id)
  return variation === undefined ? 'a missing variation' : `"${nameOrValue(variation)}"`
}

function nameOrValue({ name, value }: Variation): string {
  if (name !== '') return name
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH - 1)}…` : text
}
