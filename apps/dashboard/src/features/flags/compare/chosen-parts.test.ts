import type { FlagDifference } from '@guidon/api'
import { expect, test } from 'vitest'
import { chosenOf, NO_PARTS, operationsOf, withParts } from './chosen-parts.ts'

const part = (kind: string, change: 'add' | 'update' = 'add') => ({ instruction: { kind }, text: kind, change })
const state = { isOn: true, inShort: 'Everyone', version: 4 }
const difference = (key: string, ...kinds: string[]): FlagDifference => ({
  key,
  name: key,
  from: state,
  to: state,
  parts: kinds.map((kind) => part(kind)),
})

const fees = difference('fees', 'turnFlagOn', 'addRule')
const rooms = difference('rooms', 'turnFlagOn')

test('nothing is chosen at first', () => {
  expect(operationsOf(NO_PARTS, [fees, rooms], 'production')).toEqual([])
})

test('what is chosen is brought over, each flag on the version that was compared', () => {
  const one = withParts(NO_PARTS, 'fees', { parts: [fees.parts[1]!], isChosen: true })
  const both = withParts(one, 'rooms', { parts: rooms.parts, isChosen: true })
  expect(operationsOf(both, [fees, rooms], 'production')).toEqual([
    {
      subject: { kind: 'flag', key: 'fees', environment: 'production' },
      baseVersion: 4,
      instructions: [{ kind: 'addRule' }],
    },
    {
      subject: { kind: 'flag', key: 'rooms', environment: 'production' },
      baseVersion: 4,
      instructions: [{ kind: 'turnFlagOn' }],
    },
  ])
})

test('what differs no more is not brought over', () => {
  const chosen = withParts(NO_PARTS, 'fees', { parts: fees.parts, isChosen: true })
  const later = difference('fees', 'addRule')
  expect(chosenOf(chosen, later)).toEqual(later.parts)
  expect(operationsOf(chosen, [rooms], 'production')).toEqual([])
})

test('what is not chosen any more is left out', () => {
  const chosen = withParts(NO_PARTS, 'fees', { parts: fees.parts, isChosen: true })
  const fewer = withParts(chosen, 'fees', { parts: [fees.parts[0]!], isChosen: false })
  expect(chosenOf(fewer, fees)).toEqual([fees.parts[1]])
})
