import { BOOLEAN_VARIATIONS } from '@guidon/model'
import { expect, test } from 'vitest'
import { variationInWords, variationName } from './variation-name.ts'

const [first, ...others] = BOOLEAN_VARIATIONS
const definition = { variations: [{ ...first!, name: 'New grid' }, ...others] }

test.each([
  [0, 'New grid'],
  [1, 'false'],
  [7, 'variation 8'],
  [null, 'default in code'],
])('variation %s is called %s', (index, name) => {
  expect(variationName(index, definition)).toBe(name)
})

test.each([
  ['New grid', 0],
  ['true', null],
  ['false', 1],
])('%s means variation %s', (word, index) => {
  expect(variationInWords(word, definition)).toBe(index)
})
