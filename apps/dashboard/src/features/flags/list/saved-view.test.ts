import { expect, test } from 'vitest'
import { fromViewQuery, toViewQuery } from './saved-view.ts'

test.each([
  [{}, ''],
  [{ view: 'all' as const }, ''],
  [
    { view: 'stale' as const, q: 'tag:web owner:"Dana O"', sort: '-name' as const },
    'q=tag%3Aweb+owner%3A%22Dana+O%22&sort=-name&view=stale',
  ],
  [{ q: 'grid', peek: 'grid', new: true as const }, 'q=grid'],
])('%o is kept as %s', (search, query) => {
  expect(toViewQuery(search)).toBe(query)
})

test('a view brings back what it keeps, and leaves out what it does not know', () => {
  expect(fromViewQuery('q=grid&view=stale&sort=-name')).toEqual({ q: 'grid', view: 'stale', sort: '-name' })
  expect(fromViewQuery('view=nothing&sort=none&peek=x')).toEqual({ q: undefined, view: undefined, sort: undefined })
})
