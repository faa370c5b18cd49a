import { expect, test } from 'vitest'
import { flagVariationColor, NO_VARIATION_COLOR, variationColor } from './variation-color.ts'

test.each([
  ['true of a boolean flag', 'boolean', 0, variationColor(0)],
  ['false of a boolean flag is grey', 'boolean', 1, NO_VARIATION_COLOR],
  ['the second variation of another flag', 'string', 1, variationColor(1)],
  ['none of the variations is grey', 'number', null, NO_VARIATION_COLOR],
] as const)('%s', (_case, valueType, index, color) => {
  expect(flagVariationColor(valueType, index)).toBe(color)
})
