import type { FlagReach } from '@guidon/api'
import { expect, test } from 'vitest'
import { isEstimated, readReach } from './flag-reach.ts'

const reach = (counts: Readonly<Record<string, number>>, basis: Partial<FlagReach> = {}): FlagReach => ({
  seen: 100,
  contexts: 100,
  isOn: true,
  places: Object.entries(counts).map(([id, contexts]) => {
    const lastSeenAt = contexts === 0 ? null : 5
    return id === 'fallthrough'
      ? { place: id, ruleId: null, contexts, lastSeenAt }
      : { place: 'rule', ruleId: id, contexts, lastSeenAt }
  }),
  ...basis,
})

test('tells what is saved, place by place', () => {
  const { at, isOfDraft } = readReach(reach({ beta: 25, none: 0, fallthrough: 75 }), null)
  expect(isOfDraft).toBe(false)
  expect(at({ ruleId: 'beta' })).toEqual({ contexts: 25, share: 0.25, lastSeenAt: 5, before: null })
  expect(at({ ruleId: 'none' })).toEqual({ contexts: 0, share: 0, lastSeenAt: null, before: null })
  expect(at('fallthrough')).toMatchObject({ contexts: 75 })
  expect(at({ ruleId: 'gone' })).toBeNull()
})

test('tells what a draft makes of it, and what it was', () => {
  const { at, isOfDraft } = readReach(
    reach({ beta: 25, fallthrough: 75 }),
    reach({ new: 5, beta: 25, fallthrough: 70 }),
  )
  expect(isOfDraft).toBe(true)
  expect(at({ ruleId: 'new' })).toMatchObject({ contexts: 5, before: null })
  expect(at({ ruleId: 'beta' })).toMatchObject({ contexts: 25, before: null })
  expect(at('fallthrough')).toMatchObject({ contexts: 70, before: 75 })
})

test('a sample stands for all that were seen', () => {
  const sampled = reach({ beta: 25 }, { seen: 48_310 })
  expect(readReach(sampled, null).at({ ruleId: 'beta' })).toMatchObject({ contexts: 12_078, share: 0.25 })
  expect(isEstimated(sampled)).toBe(true)
  expect(isEstimated(reach({}))).toBe(false)
})

test('where nobody was seen nothing is known', () => {
  expect(readReach(reach({ beta: 0 }, { seen: 0, contexts: 0 }), null).at({ ruleId: 'beta' })).toBeNull()
})
