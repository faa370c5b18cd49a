import { describe, expect, test } from 'vitest'
import { onlyFields, pick } from './json-path.ts'

const answer = {
  data: [
    { key: 'a', tags: ['x', 'y'] },
    { key: 'b', tags: [] },
  ],
  page: { next: null },
  'odd key': 1,
}

describe('pick', () => {
  test.each([
    ['.', [answer]],
    ['.data[].key', ['a', 'b']],
    ['.data[0].key', ['a']],
    ['.data[1].tags', [[]]],
    ['.data[].tags[]', ['x', 'y']],
    ['.page.next', [null]],
    ['.["odd key"]', [1]],
    ['.data[7].key', [null]],
    ['.nothing.at.all', [null]],
    ['.constructor', [null]],
  ])('%s', (path, expected) => {
    expect(pick(answer, path)).toEqual(expected)
  })

  test.each(['data', '.data[', '.data | length', '.data[?]', '..key'])('refuses %s, which is not a path', (path) => {
    expect(() => pick(answer, path)).toThrow(/Cannot read the path/)
  })

  test('refuses to iterate over what has no parts', () => {
    expect(() => pick(answer, '.page.next[]')).toThrow(/Cannot iterate over null/)
  })
})

describe('onlyFields', () => {
  test('keeps the named fields of each entry, in the order asked for', () => {
    expect(JSON.stringify(onlyFields(answer.data, ['tags', 'key']))).toBe(
      '[{"tags":["x","y"],"key":"a"},{"tags":[],"key":"b"}]',
    )
  })

  test('names the fields there are when one is unknown', () => {
    expect(() => onlyFields(answer.data, ['kez'])).toThrow(/no field "kez"/)
  })
})
