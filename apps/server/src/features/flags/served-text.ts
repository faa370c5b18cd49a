import { variationText } from '@guidon/describe'
import type { ConfiguredServe, FlagConfiguration, FlagDefinition } from '@guidon/model'

/** What a flag serves to most contexts, for a cell of a table: `"true"`, or `25% "new", 75% "old"`. */
export function servedText(definition: FlagDefinition, configuration: FlagConfiguration): string {
  const { on, offVariationId, fallthrough } = configuration
  if (on) return serveText(definition, fallthrough)
  return offVariationId === null ? 'the default value' : variationText(offVariationId, definition)
}

function serveText(definition: FlagDefinition, serve: ConfiguredServe): string {
  if (serve.rollout === undefined) return variationText(serve.variationId, definition)
  return serve.rollout.variations
    .filter(({ weight }) => weight > 0)
    .map(({ variationId, weight }) => `${weight / 1_000}% ${variationText(variationId, definition)}`)
    .join(', ')
}
