import { expect, test } from 'vitest'
import type { ComboboxOption } from '../../../ui/combobox-options.ts'
import { contextOptions } from './context-options.ts'

const known = {
  personas: [] as ComboboxOption[],
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

test('personas come first, found by their name; what is typed whole still wins', () => {
  const personas = [{ value: ' 1', label: 'Ann of tier C', hint: 'user:ann', group: 'Personas' }]
  const offeredWith = (typed: string) => contextOptions(typed, { ...known, personas }).map(({ value }) => value)
  expect(offeredWith('')).toEqual([' 1', 'user:anna', 'user:ann', 'user:annabel'])
  expect(offeredWith('tier')).toEqual([' 1', 'user:annabel'])
  expect(offeredWith('user:ann')).toEqual(['user:ann', ' 1', 'user:anna', 'user:annabel'])
})
