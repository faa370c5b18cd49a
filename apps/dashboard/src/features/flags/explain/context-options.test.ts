import { expect, test } from 'vitest'
import { contextOptions } from './context-options.ts'

const known = {
  recent: ['user:anna', 'user:ann'],
  seen: [{ value: 'user:annabel', hint: 'Annabel', group: 'Seen' }],
}
const offered = (typed: string): readonly string[] => contextOptions(typed, known).map(({ value }) => value)

test('with nothing typed, those looked at lately come before those seen', () => {
  expect(offered('')).toEqual(['user:anna', 'user:ann', 'user:annabel'])
})

test.each([['{"kind":"user","key":"bob"}'], ['{bad'], ['  {"key":"anna"} ']])('%s is offered alone', (typed) => {
  expect(offered(typed)).toEqual([typed.trim()])
})

test.each([
  ['user:ann', ['user:ann', 'user:anna', 'user:annabel']],
  ['user:annabel', ['user:annabel']],
  ['user:an', ['user:an', 'user:anna', 'user:ann', 'user:annabel']],
])('%s comes before all that is known', (typed, expected) => {
  expect(offered(typed)).toEqual(expected)
})

test('a part of a key offers what is known', () => {
  expect(offered('ann')).toEqual(['user:anna', 'user:ann', 'user:annabel'])
  expect(offered('user:')).toEqual(['user:anna', 'user:ann', 'user:annabel'])
})
