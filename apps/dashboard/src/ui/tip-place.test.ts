import { expect, test } from 'vitest'
import { tipPlace } from './tip-place.ts'

const window = { width: 1000, height: 600 }
const tip = { width: 100, height: 20 }

test.each([
  ['in the middle of the window', { left: 500, top: 300, width: 40, height: 28 }, { left: 470, top: 334 }],
  ['at the left edge', { left: 0, top: 300, width: 28, height: 28 }, { left: 8, top: 334 }],
  ['at the right edge', { left: 980, top: 300, width: 20, height: 28 }, { left: 892, top: 334 }],
  ['at the bottom', { left: 500, top: 570, width: 40, height: 28 }, { left: 470, top: 544 }],
  ['in a window with no room above or below', { left: 500, top: 10, width: 40, height: 580 }, { left: 470, top: 596 }],
])('a trigger %s', (_, trigger, place) => {
  expect(tipPlace(trigger, tip, window)).toEqual(place)
})
