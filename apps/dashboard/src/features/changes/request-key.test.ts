import { expect, test } from 'vitest'
import { createRequestKeys } from './request-key.ts'

test('the same write has the same name, another has another', () => {
  const keyFor = createRequestKeys()
  expect(keyFor('a')).toMatch(/^[0-9a-f]{32}$/)
  expect(keyFor('a')).toBe(keyFor('a'))
  expect(keyFor('b')).not.toBe(keyFor('a'))
  expect(createRequestKeys()('a')).not.toBe(keyFor('a'))
})
