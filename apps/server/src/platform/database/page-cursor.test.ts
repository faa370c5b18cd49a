import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor, InvalidCursorError, toPage } from './page-cursor.ts'

test('gives back the values that were put in', () => {
  expect(decodeCursor(encodeCursor(['ключ ☃', 7]), ['string', 'number'])).toEqual(['ключ ☃', 7])
  expect(decodeCursor(undefined, ['string'])).toBeUndefined()
})

test.each([
  ['text that is no cursor', 'nonsense!'],
  ['another number of values', encodeCursor(['a', 'b'])],
  ['a value of another type', encodeCursor([1])],
  ['an object', Buffer.from('{"0":"a","length":1}').toString('base64url')],
  ['a NUL', encodeCursor(['\0'])],
  ['nothing', ''],
])('refuses %s', (_, cursor) => {
  expect(() => decodeCursor(cursor, ['string'])).toThrow(InvalidCursorError)
})

test('a page has a next one only when there are more rows', () => {
  const cursorOf = (row: string) => [row]
  expect(toPage(['a', 'b', 'c'], 2, cursorOf)).toEqual({ items: ['a', 'b'], page: { next: encodeCursor(['b']) } })
  expect(toPage(['a', 'b'], 2, cursorOf).page.next).toBeNull()
  expect(toPage([], 2, cursorOf)).toEqual({ items: [], page: { next: null } })
})
