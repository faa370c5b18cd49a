import { expect, test } from 'vitest'
import { isSameJson } from './json.ts'

test.each<[unknown, unknown, boolean]>([
  [1, 1, true],
  [0, -0, true],
  [1, '1', false],
  [null, null, true],
  [null, {}, false],
  [{}, null, false],
  [1, {}, false],
  [[1, [2]], [1, [2]], true],
  [[1, 2], [2, 1], false],
  [[1], [1, 1], false],
  [[], {}, false],
  [{}, [], false],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: { b: 1 } }, { a: { b: 2 } }, false],
  [{ a: undefined }, {}, true],
  [JSON.parse('{"__proto__":1}'), {}, false],
  [JSON.parse('{"__proto__":1}'), JSON.parse('{"__proto__":1}'), true],
])('%j and %j are the same: %s', (left, right, isSame) => {
  expect(isSameJson(left, right)).toBe(isSame)
})
