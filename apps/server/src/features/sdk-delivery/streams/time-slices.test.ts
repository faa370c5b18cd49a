import { expect, test } from 'vitest'
import { forEachInSlices } from './time-slices.ts'

test('visits all, and lets other work in between', async () => {
  const visited: number[] = []
  let turns = 0
  const work = setInterval(() => (turns += 1), 0)
  await forEachInSlices(Array.from({ length: 320 }).keys(), (item) => {
    const end = performance.now() + 0.5
    while (performance.now() < end);
    visited.push(item)
  })
  clearInterval(work)
  expect(visited).toEqual([...Array.from({ length: 320 }).keys()])
  expect(turns).toBeGreaterThan(3)
})

test('ends before others get a turn when there is little to do', async () => {
  let hadTurn = false
  setImmediate(() => (hadTurn = true))
  await forEachInSlices([1, 2, 3], () => {})
  expect(hadTurn).toBe(false)
})
