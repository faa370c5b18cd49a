import type { FlagSummary } from '@guidon/api'

const COLORS = ['var(--v1)', 'var(--v2)', 'var(--v3)', 'var(--v4)'] as const
const NONE = 'var(--v0)'

/**
 * Colour of a variation by its index; from the fifth on they repeat, as words stand beside them. What is served by the
 * caller's default (`null`) and the second variation of a boolean flag, as a rule `false`, have none.
 */
export function variationColor(index: number | null, valueType: FlagSummary['valueType']): string {
  if (index === null || (valueType === 'boolean' && index === 1)) return NONE
  return COLORS[index % COLORS.length]!
}
