import { expect, test } from 'vitest'
import { bandPath, linePath, markPath, MARK_SHAPES, stackBands } from './chart-paths.ts'

const scales = { x: (index: number) => index * 10, y: (value: number) => 100 - value }

test.each([
  ['a line', [1, 2, 4], 'M0,99L10,98L20,96'],
  ['breaks at a gap', [1, null, 4, 5], 'M0,99ZM20,96L30,95'],
  ['nothing', [], ''],
  ['only gaps', [null, null], ''],
])('%s', (_, values, path) => {
  expect(linePath(values, scales)).toBe(path)
})

test('a band has both edges, and breaks where one is missing', () => {
  expect(bandPath({ low: [0, 1], high: [5, 6] }, scales)).toBe('M0,95L10,94L10,99L0,100Z')
  expect(bandPath({ low: [0, 1], high: [null, null] }, scales)).toBe('')
})

test('stacks from the bottom; a gap adds nothing', () => {
  expect(
    stackBands([
      [1, 2],
      [3, null],
      [5, 5],
    ]),
  ).toEqual([
    { low: [0, 0], high: [1, 2] },
    { low: [1, 2], high: [4, 2] },
    { low: [4, 2], high: [9, 7] },
  ])
  expect(stackBands([])).toEqual([])
})

test('every series has a shape of its own', () => {
  expect(new Set(MARK_SHAPES.map(markPath)).size).toBe(4)
})
