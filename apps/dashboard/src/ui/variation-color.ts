const HUES = 4

/** The colour of "none of them": off, or the rest. */
export const NO_VARIATION_COLOR = 'var(--v0)'

/** As the colour of a line or a text: the grey of fills is too pale for those. */
export const NO_VARIATION_LINE_COLOR = 'var(--t3)'

/**
 * The colour of a flag's variation: `false` of a boolean flag is "the rest", as is `null`, which stands for none of the
 * variations.
 */
export function flagVariationColor(valueType: string, index: number | null): string {
  return index === null || (valueType === 'boolean' && index === 1) ? NO_VARIATION_COLOR : variationColor(index)
}

/** The colour of the variation at `index`. After four the colours come again, darker and then lighter. */
export function variationColor(index: number): string {
  const hue = `var(--v${(index % HUES) + 1})`
  const round = Math.floor(index / HUES) % 3
  if (round === 0) return hue
  return `color-mix(in oklab, ${hue} 62%, var(${round === 1 ? '--t1' : '--bg'}))`
}
