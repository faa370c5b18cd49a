import { getFlag } from '@guidon/api'
import type { FlagDefinition, Variation } from '@guidon/model'
import { useQueries } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import { NO_VARIATION_COLOR, variationColor } from '../../ui/variation-color.ts'
import { valueText } from '../../ui/value-text.ts'

/** Definitions of flags by key, as far as they are known. */
export function useDefinitions(project: string, flags: readonly string[]): ReadonlyMap<string, FlagDefinition> {
  return useQueries({
    queries: flags.map((flag) => ({
      queryKey: ['flags', project, 'one', flag],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.call(getFlag, { params: { project, flag }, signal }),
    })),
    combine: (results) =>
      new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.definition.key, data.definition]]))),
  })
}

/** A variation as people call it; `null` is the default value in the code. */
export function variationName(index: number | null, definition: FlagDefinition | undefined): string {
  if (index === null) return 'default in code'
  const variation = definition?.variations[index]
  return variation === undefined ? `variation ${index + 1}` : nameOf(variation)
}

export function shareColor(index: number | null): string {
  return index === null ? NO_VARIATION_COLOR : variationColor(index)
}

/** Which variation a quoted word of a sentence means; `null` when it is none. */
export function variationInWords(word: string, definition: FlagDefinition | undefined): number | null {
  const index = definition?.variations.findIndex((variation) => nameOf(variation) === word) ?? -1
  return index < 0 ? null : index
}

function nameOf({ name, value }: Variation): string {
  return name === '' ? valueText(value) : name
}
