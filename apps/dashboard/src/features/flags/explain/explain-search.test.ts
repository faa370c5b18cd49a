import { defaultParseSearch, defaultStringifySearch } from '@tanstack/react-router'
import { expect, test } from 'vitest'
import { contextsOf, MAX_CONTEXTS, readExplainSearch, withContexts } from './explain-search.ts'

const ann = { kind: 'user', key: 'ann', tier: 'C' }
const read = (address: string) => readExplainSearch(defaultParseSearch(address))

test('a context stands in the address as its JSON, once', () => {
  const address = defaultStringifySearch(read(defaultStringifySearch({ context: ann })))
  expect(new URLSearchParams(address).get('context')).toBe(JSON.stringify(ann))
  expect(read(address).context).toEqual(ann)
})

test('an address with the JSON as text within JSON is read as well', () => {
  const context = JSON.stringify(JSON.stringify(ann))
  expect(read(`?${new URLSearchParams({ context }).toString()}`).context).toEqual(ann)
})

test.each(['?context={"kind":"us', '?context=[1]', '?context=ann', '?context=null', '?context=7'])(
  '%s has no context',
  (address) => {
    expect(read(address).context).toBeUndefined()
  },
)

test('further contexts and environments stand in the address, and old ones are read', () => {
  const bob = { kind: 'user', key: 'bob' }
  const address = defaultStringifySearch({ ...withContexts([ann, bob, ann]), in: ['staging', '7'] })
  expect(contextsOf(read(address))).toEqual([ann, bob, ann])
  expect(read(address).in).toEqual(['staging', '7'])
  expect(read(defaultStringifySearch({ context: ann, other: bob, otherEnv: 'staging' }))).toMatchObject({
    context: ann,
    others: [bob],
    in: ['staging'],
  })
  expect(read('?other=choose').others).toBeUndefined()
})

test('what is too much is left out', () => {
  const many = Array.from({ length: 20 }, (_, index) => ({ kind: 'user', key: `u${index}` }))
  expect(contextsOf(withContexts(many))).toHaveLength(MAX_CONTEXTS)
  expect(read(defaultStringifySearch({ context: ann, others: many })).others).toHaveLength(MAX_CONTEXTS - 1)
})

test('the first of the contexts may have gone', () => {
  expect(contextsOf({ others: [ann] })).toEqual([ann])
  expect(withContexts([])).toEqual({ context: undefined, others: undefined })
})
