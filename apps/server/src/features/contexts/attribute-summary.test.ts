import { expect, test } from 'vitest'
import { summarizeAttributes, type AttributeHolder } from './attribute-summary.ts'

const user = (attributes: Record<string, unknown>, rest: Partial<AttributeHolder> = {}): AttributeHolder => ({
  kind: 'user',
  name: null,
  attributes,
  lastSeenAt: 1,
  ...rest,
})

test('counts values per kind and attribute, the commonest first', () => {
  const contexts = [
    user({ plan: 'free', seats: 3 }),
    user({ plan: 'pro' }, { lastSeenAt: 9 }),
    user({ plan: 'pro' }, { lastSeenAt: 2 }),
    user({ plan: 'pro' }, { kind: 'org' }),
  ]
  expect(summarizeAttributes(contexts)).toEqual([
    { kind: 'org', name: 'plan', values: [{ value: 'pro', count: 1 }], lastSeenAt: 1 },
    {
      kind: 'user',
      name: 'plan',
      values: [
        { value: 'pro', count: 2 },
        { value: 'free', count: 1 },
      ],
      lastSeenAt: 9,
    },
    { kind: 'user', name: 'seats', values: [{ value: 3, count: 1 }], lastSeenAt: 1 },
  ])
})

test.each<[string, Record<string, unknown>, unknown[]]>([
  ['elements of lists', { tags: ['a', 'b', 'a'] }, ['a', 'b']],
  ['true and false', { tags: false }, [false]],
  ['numbers apart from their text', { tags: [1, '1'] }, [1, '1']],
  ['no objects', { tags: { a: 1 } }, []],
  ['no long texts', { tags: 'x'.repeat(201) }, []],
  [
    'twenty at most',
    { tags: Array.from({ length: 30 }, (_, i) => 100 + i) },
    Array.from({ length: 20 }, (_, i) => 100 + i),
  ],
])('keeps %s', (_, attributes, values) => {
  expect(summarizeAttributes([user(attributes)])[0]!.values.map(({ value }) => value)).toEqual(values)
})

test('counts names like an attribute, and knows __proto__', () => {
  const attributes = JSON.parse('{"__proto__": "p", "constructor": "c"}') as Record<string, unknown>
  const names = summarizeAttributes([user(attributes, { name: 'Ada' })]).map(({ name }) => name)
  expect(names).toEqual(['__proto__', 'constructor', 'name'])
})
