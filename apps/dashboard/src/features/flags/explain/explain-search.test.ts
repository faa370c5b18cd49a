import { defaultParseSearch, defaultStringifySearch } from '@tanstack/react-router'
import { expect, test } from 'vitest'
import { readExplainSearch } from './explain-search.ts'

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

test('a second context may still have to be chosen', () => {
  expect(read('?other=choose').other).toBe('choose')
  expect(read(defaultStringifySearch({ other: ann })).other).toEqual(ann)
})
