import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataFolderInUseError, lockDataFolder } from './data-folder-lock.ts'

let folder: string

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'guidon-lock-')), 'data')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

test('makes the folder and lets one in at a time', async () => {
  const unlock = await lockDataFolder(folder)
  await expect(lockDataFolder(folder)).rejects.toThrow(DataFolderInUseError)
  await unlock()
  await (
    await lockDataFolder(folder)
  )()
})

test.each([
  ['a process that has ended', '4194304@1'],
  ['another process that got the same number', `${process.pid}@1`],
  ['nobody', ''],
])('a lock of %s does not count', async (_, holder) => {
  const unlock = await lockDataFolder(folder)
  await unlock()
  await writeFile(join(folder, 'server.lock'), holder)
  await lockDataFolder(folder)
  expect(await readFile(join(folder, 'server.lock'), 'utf8')).toMatch(new RegExp(`^${process.pid}@\\d+$`))
})

test('of ten who find a stale lock at once, one gets it', async () => {
  const unlock = await lockDataFolder(folder)
  await unlock()
  await writeFile(join(folder, 'server.lock'), '4194304@1')
  const attempts = await Promise.allSettled(Array.from({ length: 10 }, () => lockDataFolder(folder)))
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
