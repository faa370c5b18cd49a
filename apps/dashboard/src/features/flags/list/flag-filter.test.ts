import { expect, test } from 'vitest'
import { formatFilter, parseFilter, readFilter, withField, withoutToken } from './flag-filter.ts'

test.each([
  ['', { search: '', tags: [] }],
  ['grade book', { search: 'grade book', tags: [] }],
  ['"grade book"', { search: 'grade book', tags: [] }],
  ['kind:boolean grid tag:a tag:b', { search: 'grid', kind: 'boolean', tags: ['a', 'b'] }],
  ['owner:"Dana Okafor" state:ON', { search: '', owner: 'Dana Okafor', state: 'on', tags: [] }],
  ['state:on state:off', { search: '', state: 'off', tags: [] }],
  ['lifecycle:permanent', { search: '', lifecycle: 'permanent', tags: [] }],
])('%s asks for %o', (text, filter) => {
  expect(readFilter(text)).toEqual({
    kind: undefined,
    owner: undefined,
    state: undefined,
    lifecycle: undefined,
    ...filter,
  })
})

test.each([
  ['size:big', '"size" is no field. Fields: kind, tag, owner, state, lifecycle.'],
  ['kind:blue', 'kind is one of: boolean, string, number, json, migration.'],
  ['tag:', 'tag is one of: any text.'],
])('%s is wrong: %s', (text, problem) => {
  expect(parseFilter(text)).toEqual([{ kind: 'invalid', text, problem }])
})

test('what is wrong is left out and the rest still runs', () => {
  expect(readFilter('size:big grid')).toMatchObject({ search: 'grid' })
})

test('a filter keeps its words when it is written again', () => {
  const text = 'grid owner:"Dana Okafor" tag:a size:big'
  expect(formatFilter(parseFilter(text))).toBe(text)
})

test('a field is set, replaced and taken out', () => {
  expect(withField('grid', 'kind', 'json')).toBe('grid kind:json')
  expect(withField('kind:json grid', 'kind', 'string')).toBe('grid kind:string')
  expect(withField('kind:json grid', 'kind', null)).toBe('grid')
  expect(withoutToken('a tag:b c', 1)).toBe('a c')
})
