import { expect, test } from 'vitest'
import { visitOf, visitsAfter, withVisit } from './recent-visits.ts'

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

test('a flag that is deleted is forgotten, and nothing else', () => {
  const visits = [
    { kind: 'flag', key: 'a' },
    { kind: 'flag', key: 'b' },
    { kind: 'segment', key: 'a' },
  ] as const
  const subject = { kind: 'flag', key: 'a' }
  expect(visitsAfter(visits, { type: 'flag.deleted', subject })).toEqual(visits.slice(1))
  expect(visitsAfter(visits, { type: 'flag.changed', subject })).toEqual(visits)
  expect(visitsAfter(visits, { type: 'segment.deleted', subject: { kind: 'segment', key: 'a' } })).toEqual(visits)
})
