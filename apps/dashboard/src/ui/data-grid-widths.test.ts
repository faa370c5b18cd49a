import { expect, test } from 'vitest'
import { layoutOf, type GridColumn } from './data-grid-columns.tsx'
import { clampWidth, edgeCommand, layoutStyle, withoutWidth } from './data-grid-widths.ts'
import { readWidths } from './remembered-widths.ts'

const columns: GridColumn<string>[] = [
  { id: 'name', label: 'Name', width: 200, flex: 2, cell: (row) => row },
  { id: 'owner', label: 'Owner', width: 60, cell: (row) => row },
]
const extras = { hasCheckbox: true, hasMenu: false }

test('a width that was chosen stands instead of the share of the room', () => {
  expect(layoutStyle(layoutOf(columns, extras))).toEqual({
    '--grid-columns': '38px minmax(200px, 2fr) 60px',
    '--grid-width': '298px',
  })
  expect(layoutStyle(layoutOf(columns, extras, { name: 90, gone: 400 }))).toEqual({
    '--grid-columns': '38px 90px 60px',
    '--grid-width': '188px',
  })
})

test('a column without its width takes its share again', () => {
  expect(withoutWidth({ name: 90, owner: 70 }, 'name')).toEqual({ owner: 70 })
})

test.each([
  ['ArrowRight', false, false, { kind: 'by', px: 16 }],
  ['ArrowLeft', false, false, { kind: 'by', px: -16 }],
  ['ArrowRight', true, false, { kind: 'by', px: 64 }],
  ['ArrowRight', false, true, { kind: 'by', px: -16 }],
  ['ArrowLeft', true, true, { kind: 'by', px: 64 }],
  ['Home', false, false, { kind: 'to', px: 48 }],
  ['End', false, false, { kind: 'to', px: 900 }],
  ['Enter', false, false, { kind: 'reset' }],
  ['ArrowUp', false, false, { kind: 'neighbor', by: -1 }],
  ['ArrowDown', false, false, { kind: 'neighbor', by: 1 }],
  ['Tab', false, false, null],
] as const)('%s on an edge (shift %s, right to left %s)', (key, shiftKey, isRtl, command) => {
  expect(edgeCommand({ key, shiftKey }, isRtl)).toEqual(command)
})

test('widths stay within reason', () => {
  expect([-5, 48.4, 5_000].map(clampWidth)).toEqual([48, 48, 900])
})

test.each([
  [null, {}],
  ['', {}],
  ['[1, "2"]', { 0: 48 }],
  ['{"name": 90, "owner": "wide", "tags": 1e9, "kind": null}', { name: 90, tags: 900 }],
])('what was remembered is read as far as it makes sense: %s', (text, widths) => {
  expect(readWidths(text)).toEqual(widths)
})
