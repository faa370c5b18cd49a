import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from '../../process-identity.ts'

/** What a running PostgreSQL writes about itself (`postmaster.pid`, one fact a line). */
export interface PostmasterFile {
  readonly pid: number
  readonly port: number
  readonly isReady: boolean
}

/** `null`: no PostgreSQL runs on this folder. */
export async function readPostmasterFile(folder: string): Promise<PostmasterFile | null> {
  const text = await readFile(pathIn(folder), 'utf8').catch(() => null)
  if (text === null) return null
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null
  return { pid, port: Number(lines[3]), isReady: lines[7] === 'ready' }
}

/**
 * Removes the file when the process it names is no PostgreSQL but another that got its number since, e.g. after a
 * restart of the machine. PostgreSQL itself would refuse to start then.
 */
export async function removeForeignPostmasterFile(folder: string): Promise<void> {
  const file = await readPostmasterFile(folder)
  if (file === null) return
  const name = await readFile(`/proc/${file.pid}/comm`, 'utf8').catch(() => 'postgres')
  if (!name.startsWith('postgres')) await rm(pathIn(folder), { force: true })
}

const pathIn = (folder: string): string => join(folder, 'postmaster.pid')
