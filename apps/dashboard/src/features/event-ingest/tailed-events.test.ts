import { expect, test } from 'vitest'
import { contextText, MAX_KEPT, ofContext, withNewer, type TailedEvent } from './tailed-events.ts'

const event = (number: number, user = 'ann'): TailedEvent => ({
  number,
  kind: 'custom',
  key: 'opened',
  contextKeys: { user, org: 'acme' },
  application: '',
  sdk: 'NodeJSClient',
  receivedAt: 0,
  event: {},
})

test('the newest come first and the oldest go', () => {
  const kept = Array.from({ length: MAX_KEPT }, (_, index) => event(MAX_KEPT - index))
  const all = withNewer(kept, [event(MAX_KEPT + 1), event(MAX_KEPT + 2)])
  expect(all).toHaveLength(MAX_KEPT)
  expect(all.slice(0, 3).map(({ number }) => number)).toEqual([MAX_KEPT + 2, MAX_KEPT + 1, MAX_KEPT])
})

test('nothing new is the same list', () => {
  const kept = [event(1)]
  expect(withNewer(kept, [])).toBe(kept)
})

test('a context is found by part of a key', () => {
  const events = [event(1), event(2, 'Bob')]
  expect(ofContext(events, ' bo ').map(({ number }) => number)).toEqual([2])
  expect(ofContext(events, 'acme')).toHaveLength(2)
  expect(ofContext([{ ...event(3), contextKeys: null }], 'ann')).toEqual([])
})

test('a context in words', () => {
  expect(contextText({ user: 'ann', org: 'acme' })).toBe('user ann, org acme')
  expect(contextText(null)).toBe('')
})
