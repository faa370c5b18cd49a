import { expect, test } from 'vitest'
import { reconnectDelayMs } from './reconnect-delay.ts'

test.each([
  [0, 0, 250],
  [0, 1, 500],
  [3, 1, 4_000],
  [20, 0, 7_500],
  [20, 1, 15_000],
])('after %i failures with chance %d it waits %i ms', (failures, chance, delay) => {
  expect(reconnectDelayMs(failures, chance)).toBe(delay)
})
