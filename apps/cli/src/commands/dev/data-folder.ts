import { existsSync } from 'node:fs'
import { realpath, rm } from 'node:fs/promises'
import path from 'node:path'
import { usageError } from '../../errors/cli-error.ts'
import { readTextFile } from '../../settings/json-file.ts'

/** What a server and `guidon dev` keep in a data folder. Anything else there is not ours. */
const ENTRIES = [
  'postgres',
  'postgres.log',
  'postgres-password',
  'secret',
  'cli-token',
  'server-url',
  'server.lock',
  'dev-overrides.json',
]

/** Each holds the number of a process, first of all, while that uses the folder. */
const LOCKS: Readonly<Record<string, string>> = {
  'server.lock': 'A server',
  'postgres/postmaster.pid': 'The database of a server that was killed',
}

/** Deletes the data, unless somebody is using it. */
export async function resetDataFolder(folder: string): Promise<void> {
  if (!existsSync(folder)) return
  for (const [file, who] of Object.entries(LOCKS)) {
    const pid = Number.parseInt(readTextFile(path.join(folder, file)) ?? '')
    if (isRunning(pid)) {
      throw usageError(`${who} uses ${folder} (process ${pid}), so --fresh cannot reset it`, `Stop it first.`)
    }
  }
  // For root, the database may be elsewhere, with a link to it here.
  const database = await realpath(path.join(folder, 'postgres')).catch(() => null)
  if (database !== null) await rm(database, { recursive: true, force: true })
  for (const entry of ENTRIES) await rm(path.join(folder, entry), { recursive: true, force: true })
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
