import { expect, test } from 'vitest'
import { gridCommand, type GridCommand } from './data-grid-keys.ts'

const plain = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false }
const at = { index: 5, count: 100, pageSize: 20 }
const move = (to: number, isExtending = false): GridCommand => ({ kind: 'move', to, isExtending })

test.each([
  ['j', move(6)],
  ['J', move(6)],
  ['ArrowDown', move(6)],
  ['k', move(4)],
  ['ArrowUp', move(4)],
  ['PageDown', move(25)],
  ['PageUp', move(0)],
  ['Home', move(0)],
  ['End', move(99)],
  ['Enter', { kind: 'open' }],
  [' ', { kind: 'peek' }],
  ['.', { kind: 'menu' }],
  ['x', { kind: 'select', isRange: false }],
  ['ArrowRight', { kind: 'within', by: 1 }],
  ['ArrowLeft', { kind: 'within', by: -1 }],
  ['t', null],
  ['Tab', null],
] as const)('%s', (key, command) => {
  expect(gridCommand({ ...plain, key }, at)).toEqual(command)
})

test('Shift extends the selection: with arrows row by row, with X at once', () => {
  expect(gridCommand({ ...plain, key: 'ArrowDown', shiftKey: true }, at)).toEqual(move(6, true))
  expect(gridCommand({ ...plain, key: 'X', shiftKey: true }, at)).toEqual({ kind: 'select', isRange: true })
})

test('stays on the first and the last row', () => {
  expect(gridCommand({ ...plain, key: 'k' }, { ...at, index: 0 })).toEqual(move(0))
  expect(gridCommand({ ...plain, key: 'PageDown' }, { ...at, index: 95 })).toEqual(move(99))
})

test.each(['ctrlKey', 'metaKey', 'altKey'] as const)('leaves chords with %s alone', (modifier) => {
  expect(gridCommand({ ...plain, key: 'k', [modifier]: true }, at)).toBeNull()
})
