import type { FlagDefinition, Variation } from '@guidon/model'
import { valueText } from '../../ui/value-text.ts'

type Varied = Pick<FlagDefinition, 'variations'>

/** A variation as people call it, by its index; `null` is the default value in the code. */
export function variationName(index: number | null, definition: Varied | undefined): string {
  if (index === null) return 'default in code'
  const variation = definition?.variations[index]
  return variation === undefined ? `variation ${index + 1}` : nameOf(variation)
}

/** Which variation a quoted word of a sentence means; `null` when it is none. */
export function variationInWords(word: string, definition: Varied | undefined): number | null {
  const index = definition?.variations.findIndex((variation) => nameOf(variation) === word) ?? -1
  return index < 0 ? null : index
}

function nameOf({ name, value }: Variation): string {
  return name === '' ? valueText(value) : name
}
