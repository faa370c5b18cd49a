import { expect, test } from 'vitest'
import { comparedPair, readCompareSearch } from './compare-search.ts'

const [development, staging, production] = ['development', 'staging', 'production'].map((key) => ({ key })) as [
  { key: string },
  { key: string },
  { key: string },
]
const all = [development, staging, production]

test.each([
  ['the one that is looked at and the one before it', {}, production, [production, staging]],
  ['the first one and the one after it', {}, development, [development, staging]],
  ['those in the address', { from: 'staging', to: 'development' }, production, [staging, development]],
  ['never one with itself', { from: 'staging', to: 'staging' }, production, [staging, development]],
  ['others for those that are gone', { from: 'gone', to: 'too' }, production, [production, staging]],
])('compares %s', (_, search, current, pair) => {
  expect(comparedPair(search, all, current)).toEqual(pair)
})

test('one environment is compared with nothing', () => {
  expect(comparedPair({}, [production], production)).toBeNull()
})

test('the address holds texts, or nothing', () => {
  expect(readCompareSearch({ from: 'staging', to: 3, flag: '', q: 'fees' })).toEqual({
    from: 'staging',
    to: undefined,
    flag: undefined,
    q: 'fees',
  })
})
