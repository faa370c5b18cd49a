import { isSameJson, type FlagConfiguration, type FlagDefinition, type Json } from '@guidon/model'
import type { ProjectDocument } from '@guidon/api'
import { usageError } from '../../errors/cli-error.ts'
import { parseObject } from '../../input/text-input.ts'

/** What flags give on this machine, by key: a value, or `{"variation": <name or id>}`. */
export type Overrides = ReadonlyMap<string, Json>

/** Reads the text of an overrides file; `source` names it in errors. */
export function parseOverrides(text: string, source: string): Overrides {
  const overrides = new Map(Object.entries(parseObject(text, source) as Record<string, Json>))
  overrides.delete('$schema')
  for (const key of overrides.keys()) {
    if (key.trim() === '') throw usageError(`${source} overrides a flag with an empty key`, 'Write the key of a flag.')
  }
  return overrides
}

/** The id of the variation that an override means; `undefined` when the flag has none like it. */
export function overridingVariation({ variations }: FlagDefinition, wanted: Json): string | undefined {
  const byValue = variations.find(({ value }) => isSameJson(value, wanted))
  if (byValue) return byValue.id
  const name = isNamed(wanted) ? wanted.variation : null
  return variations.find((one) => name !== null && (one.id === name || one.name === name))?.id
}

/** What there is to choose from, for those whose override fits nothing. */
export function possibleOverrides({ variations }: FlagDefinition): string {
  return variations.map(({ value, name }) => JSON.stringify(value) + (name === '' ? '' : ` (${name})`)).join(', ')
}

/** A configuration that gives one variation to everyone. */
export function overridden(configuration: FlagConfiguration, variationId: string): FlagConfiguration {
  return { ...configuration, on: true, prerequisites: [], targets: [], rules: [], fallthrough: { variationId } }
}

/** A document as it is to be brought in, and what it says itself of the flags that are overridden. */
export interface OverriddenDocument {
  readonly document: ProjectDocument
  readonly originals: ReadonlyMap<string, FlagConfiguration>
}

/** Puts overrides of one environment into a document, so that what is overridden is never served. */
export function withOverrides(
  document: ProjectDocument,
  environment: string,
  overrides: Overrides,
): OverriddenDocument {
  const originals = new Map<string, FlagConfiguration>()
  const flags = document.flags.map((flag) => {
    const wanted = overrides.get(flag.definition.key)
    const variationId = wanted === undefined ? undefined : overridingVariation(flag.definition, wanted)
    if (variationId === undefined) return flag
    const environments = flag.environments.map((entry) => {
      if (entry.environment !== environment) return entry
      originals.set(flag.definition.key, entry.configuration)
      return { ...entry, configuration: overridden(entry.configuration, variationId) }
    })
    return { ...flag, environments }
  })
  return { document: { ...document, flags }, originals }
}

function isNamed(value: Json): value is { readonly variation: string } {
  return typeof value === 'object' && value !== null && 'variation' in value && typeof value['variation'] === 'string'
}
