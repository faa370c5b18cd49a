import { expect, test } from 'vitest'
import { partText, presenceText } from './presence-text.ts'

const me = { kind: 'member', id: 'm1' } as const
const ravi = { kind: 'member', id: 'm2', name: 'Ravi' } as const
const dana = { ...me, name: 'Dana' } as const
const RULES = [{ id: 'a' }, { id: 'b' }]

test.each([
  [ravi, 'editing', 'b', 'Ravi is editing rule 2'],
  [ravi, 'viewing', null, 'Ravi is looking at this flag'],
  [ravi, 'editing', 'c', 'Ravi is editing a new rule'],
  [dana, 'editing', 'a', 'You are editing rule 1 in another window'],
  [dana, 'viewing', null, 'You are looking at this flag in another window'],
  [{ ...ravi, kind: 'token', id: 'm1' } as const, 'editing', null, 'Ravi is editing this flag'],
] as const)('%j, %s at %s: %s', (who, activity, part, text) => {
  expect(presenceText({ who, activity }, partText(part, 'flag', RULES), me)).toBe(text)
})
