import { expect, test } from 'vitest'
import { freeTextOption, freeTextOptions, groupOptions, matchOptions, type ComboboxOption } from './combobox-options.ts'

const OPTIONS: readonly ComboboxOption[] = [
  { value: 'user.email', label: 'E-mail', hint: 'seen in 7 days', group: 'user' },
  { value: 'user.plan', group: 'user' },
  { value: 'plan', label: 'Plan of the organization', group: 'organization' },
]

test.each([
  ['', ['user.email', 'user.plan', 'plan']],
  ['PLAN', ['plan', 'user.plan']],
  ['user mail', ['user.email']],
  ['days', ['user.email']],
  ['nothing', []],
])('"%s" finds %j', (query, found) => {
  expect(matchOptions(OPTIONS, query).map(({ value }) => value)).toEqual(found)
})

test('text that no option has can be chosen, text that one has cannot be chosen twice', () => {
  expect(freeTextOption(OPTIONS, ' user.age ')).toEqual({ value: 'user.age', label: 'user.age' })
  expect(freeTextOption(OPTIONS, 'user.plan')).toBeNull()
  expect(freeTextOption(OPTIONS, 'E-mail')).toBeNull()
  expect(freeTextOption(OPTIONS, '  ')).toBeNull()
})

test('text that may mean several things offers each of them', () => {
  const readings = (text: string) => [{ value: `${text} one` }, { value: `${text} two` }]
  expect(freeTextOptions(OPTIONS, ' a.b ', readings)).toEqual([{ value: 'a.b one' }, { value: 'a.b two' }])
  expect(freeTextOptions(OPTIONS, 'user.plan', readings)).toEqual([])
  expect(freeTextOptions(OPTIONS, 'a.b')).toEqual([{ value: 'a.b', label: 'a.b' }])
})

test('groups keep the order of their options', () => {
  expect(groupOptions([OPTIONS[2]!, ...OPTIONS.slice(0, 2)]).map(({ name, items }) => [name, items.length])).toEqual([
    ['organization', 1],
    ['user', 2],
  ])
})
