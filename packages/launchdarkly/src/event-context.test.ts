import { describe, expect, test } from 'vitest'
import type { JsonObject } from '@guidon/model'
import { canonicalKeyOf, contextParts, withoutPrivateAttributes } from './event-context.ts'

describe('gives contexts one canonical key (§5.3)', () => {
  test.each<[Record<string, string>, string]>([
    [{ user: 'a:b' }, 'a:b'],
    [{ org: 'a:b%' }, 'org:a%3Ab%25'],
    [{ user: 'u', org: 'o' }, 'org:o:user:u'],
    [{ org: 'o', user: 'u' }, 'org:o:user:u'],
    [{}, ''],
  ])('%j', (keys, expected) => expect(canonicalKeyOf(new Map(Object.entries(keys)))).toBe(expected))
})

describe('splits contexts into parts', () => {
  test.each<[string, JsonObject, Record<string, object>]>([
    ['a single kind', { kind: 'org', key: 'o', plan: 'x' }, { org: { key: 'o', plan: 'x' } }],
    [
      'several kinds',
      { kind: 'multi', user: { key: 'u' }, org: { key: 'o' } },
      { user: { key: 'u' }, org: { key: 'o' } },
    ],
    ['parts without a key', { kind: 'multi', user: {}, org: 'x', team: { key: '' } }, {}],
    ['no kind', { key: 'u' }, {}],
  ])('%s', (_, context, expected) => expect(Object.fromEntries(contextParts(context))).toEqual(expected))
})

describe('leaves out private attributes', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['nothing private', { kind: 'user', key: 'u', email: 'e' }, { kind: 'user', key: 'u', email: 'e' }],
    [
      'a name',
      { kind: 'user', key: 'u', email: 'e', _meta: { privateAttributes: ['email', 7] } },
      { kind: 'user', key: 'u', _meta: { privateAttributes: ['email', 7] } },
    ],
    [
      'a reference into an object',
      { kind: 'user', key: 'u', address: { street: 's' }, _meta: { privateAttributes: ['/address/street'] } },
      { kind: 'user', key: 'u', _meta: { privateAttributes: ['/address/street'] } },
    ],
    [
      'a reference with escapes',
      { kind: 'user', key: 'u', 'a/b': 1, _meta: { privateAttributes: ['/a~1b'] } },
      { kind: 'user', key: 'u', _meta: { privateAttributes: ['/a~1b'] } },
    ],
    [
      'not the key',
      { kind: 'user', key: 'u', _meta: { privateAttributes: ['key'] } },
      { kind: 'user', key: 'u', _meta: { privateAttributes: ['key'] } },
    ],
    [
      'a part of several',
      { kind: 'multi', org: { key: 'o', vat: 1, _meta: { privateAttributes: ['vat'] } } },
      { kind: 'multi', org: { key: 'o', _meta: { privateAttributes: ['vat'] } } },
    ],
  ])('%s', (_, context, expected) => expect(withoutPrivateAttributes(context)).toEqual(expected))
})
