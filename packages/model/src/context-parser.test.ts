import { describe, expect, test } from 'vitest'
import { canonicalKey, contextKinds, contextPart } from './context.ts'
import { parseContext } from './context-parser.ts'

function read(input: unknown) {
  const result = parseContext(input)
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.value
}

function messagesOf(input: unknown): string {
  const result = parseContext(input)
  return result.ok ? '' : result.issues.map(({ path, message }) => `${path} ${message}`).join('\n')
}

describe('canonical keys (section 5.3)', () => {
  test.each([
    [{ kind: 'user', key: 'a:b' }, 'a:b'],
    [{ kind: 'org', key: 'a:b%' }, 'org:a%3Ab%25'],
    [{ kind: 'multi', user: { key: 'u' }, org: { key: 'o' } }, 'org:o:user:u'],
    [{ kind: 'multi', user: { key: 'a:b' } }, 'a:b'],
    [{ key: '' }, ''],
  ])('%j has the key %s', (context, expected) => {
    expect(canonicalKey(read(context))).toBe(expected)
  })
})

test('kinds are sorted and parts are found by kind', () => {
  expect(contextKinds(read({ kind: 'multi', a: { key: 'k' }, b: { key: 'k' } }))).toEqual(['a', 'b'])
  const context = read({ kind: 'multi', user: { key: 'u' }, org: { key: 'o' }, device: { key: 'd' } })
  expect(contextKinds(context)).toEqual(['device', 'org', 'user'])
  expect(contextPart(context, 'org')?.key).toBe('o')
  expect(contextPart(context, 'nope')).toBeUndefined()
})

test('keeps attributes, built-in ones included, and private attributes', () => {
  const [part] = read({
    kind: 'org',
    key: 'o',
    x: { y: [1, null] },
    gone: null,
    _meta: { privateAttributes: ['/x/y'] },
  }).parts
  expect(part?.attributes.get('x')).toEqual({ y: [1, null] })
  expect([...(part?.attributes.keys() ?? [])].sort()).toEqual(['anonymous', 'key', 'kind', 'x'])
  expect(part?.privateAttributes).toEqual(['/x/y'])
})

test.each([
  [{ kind: 'user', key: 'u', _meta: {} }],
  [{ kind: 'user', key: 'u', _meta: null }],
  [{ kind: 'user', key: 'u', _meta: { privateAttributes: null } }],
])('%j has no private attributes', (context) => {
  expect(read(context).parts[0]?.privateAttributes).toEqual([])
})

test('reads a legacy user: custom attributes, and private names that are literal', () => {
  const [part] = read({
    key: 'u',
    email: 'e',
    anonymous: true,
    other: 1,
    custom: { x: 1, kind: 'org', key: 'no', name: 'no', anonymous: false, _meta: {} },
    privateAttributeNames: ['x', '/a~b/c'],
  }).parts
  expect(Object.fromEntries(part?.attributes ?? [])).toEqual({
    kind: 'user',
    key: 'u',
    email: 'e',
    anonymous: true,
    x: 1,
  })
  expect(part?.anonymous).toBe(true)
  expect(part?.privateAttributes).toEqual(['x', '/~1a~0b~1c'])
})

test('an attribute called __proto__ is one like any other', () => {
  const [part] = read(JSON.parse('{"kind":"user","key":"u","__proto__":{"x":1},"custom":{"__proto__":2}}')).parts
  expect(part?.attributes.get('__proto__')).toEqual({ x: 1 })
  expect(Object.hasOwn(part?.attributes.get('custom') as object, '__proto__')).toBe(true)
})

test('what JSON cannot hold is absent, and changes of the input do not matter afterwards', () => {
  const input = {
    kind: 'user',
    key: 'u',
    f() {},
    n: Number.NaN,
    u: undefined,
    big: 1n,
    list: [1, undefined],
    o: { a: 1 },
  }
  const [part] = read(input).parts
  input.o.a = 2
  expect(Object.fromEntries(part?.attributes ?? [])).toEqual({
    ...{ kind: 'user', key: 'u', anonymous: false },
    list: [1, null],
    o: { a: 1 },
  })
})

describe('refuses, and never throws', () => {
  const cyclic: Record<string, unknown> = { kind: 'user', key: 'u' }
  cyclic['self'] = cyclic
  const throwing = {
    kind: 'user',
    key: 'u',
    get x(): never {
      throw new Error('no')
    },
  }
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  test.each([
    ['a text', 'u', /must be an object/],
    ['nothing', undefined, /must be an object/],
    ['a cycle', cyclic, /more than 20 levels/],
    ['a getter that throws', throwing, /cannot be read/],
    ['a revoked proxy', revoked.proxy, /cannot be read/],
    ['too many values', { kind: 'user', key: 'u', x: new Array(20_000).fill(1) }, /more than 10000 values/],
    [
      'too many attributes',
      Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`a${i}`, i])),
      /more than 10000/,
    ],
    ['an endless array', { kind: 'user', key: 'u', x: new Array(4_000_000_000) }, /more than 10000 values/],
    ['no kinds', { kind: 'multi' }, /at least one kind/],
    ['bad parts', { kind: 'multi', a: 1, b: { key: '' } }, /\/a .*must be an object.*\n\/b\/key .*not empty/],
    ['all that is wrong', { kind: 'a b', key: '', name: 1 }, /\/kind .*\n\/key .*\n\/name /],
    ['a built-in of another type', { kind: 'user', key: 'u', anonymous: 'yes', _meta: 1 }, /\/anonymous .*\n\/_meta /],
    ['bad _meta', { kind: 'user', key: 'u', _meta: { privateAttributes: [1] } }, /\/_meta\/privateAttributes/],
    ['a bad legacy user', { custom: 1, ip: 1, privateAttributeNames: 'x' }, /\/key .*\n\/custom .*\n.*\n\/ip /],
  ])('%s', (_, input, expected) => {
    expect(messagesOf(input)).toMatch(expected)
  })
})
