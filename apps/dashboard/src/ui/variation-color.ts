const HUES = 4

/** The colour of "none of them": off, or the rest. */
export const NO_VARIATION_COLOR = 'var(--v0)'

/** The colour of the variation at `index`. After four the colours come again, darker and then lighter. */
export function variationColor(index: number): string {
  const hue = `var(--v${(index % HUES) + 1})`
  const round = Math.floor(index / HUES) % 3
  if (round === 0) return hue
  return `color-mix(in oklab, ${hue} 62%, var(${round === 1 ? '--t1' : '--bg'}))`
}
