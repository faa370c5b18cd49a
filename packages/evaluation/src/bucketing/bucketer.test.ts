import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Bucketer } from './bucketer.ts'

test('any text is hashed as node:crypto hashes it, also after longer and shorter ones', () => {
  const bucketer = new Bucketer('flag.salt')
  const text = fc.string({ unit: 'binary', maxLength: 300 })
  fc.assert(
    fc.property(text, (value) => {
      expect(bucketer.bucket(value)).toBe(expectedBucket(`flag.salt.${value}`))
    }),
  )
})

test.each([55, 56, 63, 64, 119, 120])('messages of %i bytes fill their blocks right', (length) => {
  const value = 'x'.repeat(length - 'p.'.length)
  expect(new Bucketer('p').bucket(value)).toBe(expectedBucket(`p.${value}`))
})

test.each([
  [-0, '0'],
  [-7, '-7'],
  [2 ** 60, '1152921504606846976'],
])('the integer %d is hashed as the text %s', (integer, text) => {
  const bucketer = new Bucketer('p')
  expect(bucketer.bucket(integer)).toBe(bucketer.bucket(text))
})

test('a surrogate without its partner counts as U+FFFD', () => {
  const bucketer = new Bucketer('p')
  expect(bucketer.bucket('\ud800')).toBe(bucketer.bucket('\ufffd'))
})

test.each([undefined, null, true, 1.5, [], {}])('%j has bucket 0', (value) => {
  expect(new Bucketer('p').bucket(value)).toBe(0)
})

function expectedBucket(text: string): number {
  return Number.parseInt(createHash('sha1').update(text, 'utf8').digest('hex').slice(0, 15), 16) / 0xfffffffffffffff
}
