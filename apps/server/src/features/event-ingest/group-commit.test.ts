import { expect, test } from 'vitest'
import { GroupCommit } from './group-commit.ts'

/** A write that waits until the test lets it end. */
function controlledWrites() {
  const batches: string[][] = []
  const ends: { resolve: () => void; reject: (error: unknown) => void }[] = []
  const starts: (() => void)[] = []
  return {
    batches,
    write(items: readonly string[]): Promise<void> {
      batches.push([...items])
      starts.shift()?.()
      return new Promise((resolve, reject) => ends.push({ resolve, reject }))
    },
    started: () => new Promise<void>((resolve) => starts.push(resolve)),
    end: () => ends.shift()?.resolve(),
    fail: (error: unknown) => ends.shift()?.reject(error),
  }
}

test('what arrives during a write goes into the next one together', async () => {
  const writes = controlledWrites()
  const commits = new GroupCommit<string>({ write: writes.write, maxWaiting: 100, maxBatch: 100 })
  let started = writes.started()
  const first = [commits.add('a', 1), commits.add('b', 1)]
  await started
  const second = [commits.add('c', 1), commits.add('d', 1)]
  started = writes.started()
  writes.end()
  await Promise.all(first)
  await started
  writes.end()
  await Promise.all(second)
  expect(writes.batches).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})

test('nothing is acknowledged before its write is done', async () => {
  const writes = controlledWrites()
  const commits = new GroupCommit<string>({ write: writes.write, maxWaiting: 100, maxBatch: 100 })
  const started = writes.started()
  let isDone = false
  const added = commits.add('a', 1).then(() => (isDone = true))
  await started
  expect(isDone).toBe(false)
  writes.end()
  await added
})

test('a failed write fails its items, and the next ones go on', async () => {
  const writes = controlledWrites()
  const commits = new GroupCommit<string>({ write: writes.write, maxWaiting: 100, maxBatch: 100 })
  let started = writes.started()
  const first = commits.add('a', 1)
  await started
  const second = commits.add('b', 1)
  started = writes.started()
  writes.fail(new Error('no database'))
  await expect(first).rejects.toThrow('no database')
  await started
  writes.end()
  await second
})

test('splits what is too large for one write, but writes a huge item alone', async () => {
  const batches: string[][] = []
  const write = async (items: readonly string[]): Promise<void> => void batches.push([...items])
  const commits = new GroupCommit<string>({ write, maxWaiting: 100, maxBatch: 10 })
  await Promise.all([commits.add('a', 6), commits.add('b', 4), commits.add('c', 1), commits.add('huge', 50)])
  expect(batches).toEqual([['a', 'b'], ['c'], ['huge']])
})

test('is full while too much waits', async () => {
  const writes = controlledWrites()
  const commits = new GroupCommit<string>({ write: writes.write, maxWaiting: 10, maxBatch: 10 })
  let started = writes.started()
  const first = commits.add('a', 10)
  expect(commits.isFull).toBe(true)
  await started
  expect(commits.isFull).toBe(false)
  const second = commits.add('b', 10)
  expect(commits.isFull).toBe(true)
  started = writes.started()
  writes.end()
  await started
  writes.end()
  await Promise.all([first, second])
  expect(commits.isFull).toBe(false)
})
