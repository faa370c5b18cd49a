import { existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { resetDataFolder } from './data-folder.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guidon-data-folder-'))
  mkdirSync(path.join(folder, 'postgres'))
  writeFileSync(path.join(folder, 'cli-token'), 'gdn_x')
})
afterEach(() => rmSync(folder, { recursive: true }))

const has = (name: string): boolean => existsSync(path.join(folder, name))

test('what a server keeps is deleted, and what is not ours is not', async () => {
  writeFileSync(path.join(folder, 'notes.txt'), 'mine')
  await resetDataFolder(folder)
  expect([has('postgres'), has('cli-token'), has('notes.txt')]).toEqual([false, false, true])
})

test('a database that is elsewhere, with a link to it, is deleted there', async () => {
  const elsewhere = mkdtempSync(path.join(tmpdir(), 'guidon-elsewhere-'))
  rmdirSync(path.join(folder, 'postgres'))
  symlinkSync(elsewhere, path.join(folder, 'postgres'))
  await resetDataFolder(folder)
  expect([has('postgres'), existsSync(elsewhere)]).toEqual([false, false])
})

test('a folder that does not exist is as good as reset', async () => {
  await resetDataFolder(path.join(folder, 'none'))
  expect(has('none')).toBe(false)
})

test.each([
  ['server.lock', 'A server uses'],
  ['postgres/postmaster.pid', 'The database of a server that was killed uses'],
])('nothing is deleted while the process in %s runs', async (file, message) => {
  writeFileSync(path.join(folder, file), `${process.pid} since today`)
  await expect(resetDataFolder(folder)).rejects.toThrow(message)
  expect(has('cli-token')).toBe(true)
})

test('what a killed process left does not count', async () => {
  writeFileSync(path.join(folder, 'server.lock'), '4194304 long ago')
  await resetDataFolder(folder)
  expect(has('cli-token')).toBe(false)
})
