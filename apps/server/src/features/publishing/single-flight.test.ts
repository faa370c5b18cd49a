import { expect, test } from 'vitest'
import { singleFlight } from './single-flight.ts'

/** Work whose runs end when the test says so. */
function controlledWork() {
  const runs: PromiseWithResolvers<void>[] = []
  const work = singleFlight(() => {
    const run = Promise.withResolvers<void>()
    runs.push(run)
    return run.promise
  })
  return { work, runs }
}

test('callers during a run share one later run', async () => {
  const { work, runs } = controlledWork()
  const first = work()
  const second = work()
  expect(work()).toBe(second)
  expect(runs).toHaveLength(1)

  runs[0]!.resolve()
  await first
  await Promise.resolve()
  await expect.poll(() => runs.length).toBe(2)
  runs[1]!.resolve()
  await second
})

test('a failed run fails its callers only', async () => {
  const { work, runs } = controlledWork()
  const first = work()
  const second = work()
  runs[0]!.reject(new Error('no database'))
  await expect(first).rejects.toThrow('no database')
  await expect.poll(() => runs.length).toBe(2)
  runs[1]!.resolve()
  await expect(second).resolves.toBeUndefined()
})
