import type { JsonObject } from '@guidon/model'
import { describe, expect, test } from 'vitest'
import { ContextRecorder, MERGE_MS } from './context-recorder.ts'
import { toSeenCombination, type ContextSighting } from './context-sighting.ts'

const sighting = (context: JsonObject, seenAt = 0): ContextSighting => ({
  environmentId: 'e',
  context,
  application: 'web',
  seenAt,
})
const user = (key: string): JsonObject => ({ kind: 'user', key })
const keysOf = (recorder: ContextRecorder): string[] => recorder.take().map(({ canonicalKey }) => canonicalKey)

test('merges sightings of one context for ten minutes', () => {
  const recorder = new ContextRecorder()
  recorder.record(sighting(user('a'), 0))
  recorder.record(sighting(user('a'), 1))
  expect(keysOf(recorder)).toEqual(['a'])
  recorder.record(sighting(user('a'), MERGE_MS - 1))
  expect(keysOf(recorder)).toEqual([])
  recorder.record(sighting(user('a'), MERGE_MS))
  expect(keysOf(recorder)).toEqual(['a'])
})

test('takes 200 new contexts of an environment between two flushes, and a later chance for the rest', () => {
  const recorder = new ContextRecorder()
  for (let i = 0; i < 300; i += 1) recorder.record(sighting(user(`u${i}`)))
  recorder.record({ ...sighting(user('x')), environmentId: 'other' })
  expect(keysOf(recorder)).toHaveLength(201)
  recorder.record(sighting(user('u299')))
  expect(keysOf(recorder)).toEqual(['u299'])
})

test('takes a context again when it could not be written', () => {
  const recorder = new ContextRecorder()
  recorder.record(sighting(user('a')))
  recorder.forget(recorder.take())
  recorder.record(sighting(user('a')))
  expect(keysOf(recorder)).toEqual(['a'])
})

describe('keeps of a context', () => {
  test('its parts, without built-ins and without anything private', () => {
    const context = {
      kind: 'multi',
      user: {
        key: 'u',
        name: 'Ada',
        anonymous: true,
        email: 'e',
        plan: 'pro',
        _meta: { privateAttributes: ['email'] },
      },
      org: { key: 'o', size: 7, none: null, _meta: { redactedAttributes: ['vat'] } },
    }
    const combination = toSeenCombination(sighting(context, 5))
    expect(combination).toMatchObject({ canonicalKey: 'org:o:user:u', keys: { user: 'u', org: 'o' }, seenAt: 5 })
    expect(combination!.parts).toMatchObject([
      { kind: 'user', key: 'u', name: 'Ada', anonymous: true, attributes: '{"plan":"pro"}', application: 'web' },
      { kind: 'org', key: 'o', name: null, anonymous: false, attributes: '{"size":7}' },
    ])
  })

  test('no huge values, and not too many', () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`a${i}`, i]))
    const { parts } = toSeenCombination(sighting({ ...user('u'), big: 'x'.repeat(1_000), ...many }))!
    const kept = JSON.parse(parts[0]!.attributes) as object
    expect(kept).not.toHaveProperty('big')
    expect(Object.keys(kept)).toHaveLength(100)
  })

  test('10,000 characters of attributes', () => {
    const long = Object.fromEntries(Array.from({ length: 99 }, (_, i) => [`a${i}`, 'x'.repeat(900)]))
    const { parts } = toSeenCombination(sighting({ ...user('u'), ...long, plan: 'pro' }))!
    expect(parts[0]!.attributes.length).toBeLessThan(10_100)
    expect(Object.keys(JSON.parse(parts[0]!.attributes) as object)).toEqual([...Object.keys(long).slice(0, 11), 'plan'])
  })

  test.each<[string, JsonObject]>([
    ['without a key', { kind: 'user' }],
    ['with an endless key', user('k'.repeat(501))],
    ['with a zero character in its key', user('a\0b')],
    ['with a zero character in its kind', { kind: 'a\0b', key: 'k' }],
    ['of no kind', { key: 'k' }],
    ['without parts', { kind: 'multi' }],
  ])('nothing when it is %s', (_, context) => expect(toSeenCombination(sighting(context))).toBeNull())
})
