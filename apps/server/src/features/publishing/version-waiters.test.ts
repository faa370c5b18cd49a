import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveEnvironment } from './live-environment.ts'
import { createVersionWaiters } from './version-waiters.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function at(id: string, version: number) {
  return { id, version } as LiveEnvironment
}

test('waits for the version of the environment', async () => {
  const waiters = createVersionWaiters()
  const heard: boolean[] = []
  const wait = waiters.wait('e', 3, 1_000).then((reached) => heard.push(reached))
  waiters.reached(at('other', 9))
  waiters.reached(at('e', 2))
  await Promise.resolve()
  expect(heard).toEqual([])
  waiters.reached(at('e', 4))
  await wait
  expect(heard).toEqual([true])
})

test('gives up after the time', async () => {
  const wait = createVersionWaiters().wait('e', 3, 1_000)
  vi.advanceTimersByTime(1_000)
  expect(await wait).toBe(false)
})
