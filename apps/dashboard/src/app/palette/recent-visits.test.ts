import { expect, test } from 'vitest'
import { visitOf, withVisit } from './recent-visits.ts'

test.each([
  ['/p/school/flags/checkout', { kind: 'flag', key: 'checkout' }],
  ['/guidon/p/school/flags/a%20b/history', { kind: 'flag', key: 'a b' }],
  ['/p/school/segments/beta', { kind: 'segment', key: 'beta' }],
  ['/p/school/flags', null],
  ['/p/school/contexts/user/flags', null],
])('%s', (path, visit) => {
  expect(visitOf(path)).toEqual(visit)
})

test('the latest comes first, each once, and only so many', () => {
  const flag = (key: string) => ({ kind: 'flag' as const, key })
  expect(withVisit([flag('a'), flag('b')], flag('b'))).toEqual([flag('b'), flag('a')])
  const segment = { kind: 'segment' as const, key: 'a' }
  expect(withVisit([flag('a')], segment)).toEqual([segment, flag('a')])
  const many = Array.from({ length: 20 }, (_, index) => flag(`f${index}`))
  expect(withVisit(many, flag('new'))).toHaveLength(20)
})
