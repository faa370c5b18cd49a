import { existsSync, statSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { processIdentity } from './process-identity.ts'
import { StartError } from './start-errors.ts'

export class DataFolderInUseError extends StartError {
  override name = 'DataFolderInUseError'
  readonly code = 'data_folder_in_use'
  constructor(folder: string, pid: number) {
    super(
      `Another Guidon server (process ${pid}) uses the folder ${resolve(folder)}. ` +
        'Stop it, or start this one with another GUIDON_DATA_FOLDER.',
    )
  }
}

/**
 * Makes this process the only server of the folder, which is made when missing. Gives a function that lets go. What a
 * killed server left behind does not count.
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  await makeFolder(resolve(folder))
  const path = join(folder, 'server.lock')
  const own = processIdentity(process.pid)!
  while (!(await tryCreate(path, own))) {
    const holder = await readFile(path, 'utf8').catch(() => null)
    if (holder !== null && isHeld(holder)) throw new DataFolderInUseError(folder, Number.parseInt(holder))
    await removeStale(path, holder)
  }
  return () => rm(path, { force: true })
}

/** NOTE: `mkdir` with `recursive` never ends where a folder is that takes none, such as /proc. */
async function makeFolder(folder: string): Promise<void> {
  if (!existsSync(dirname(folder))) await makeFolder(dirname(folder))
  await mkdir(folder, { mode: 0o755 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || !statSync(folder).isDirectory()) throw error
  })
}

async function tryCreate(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function isHeld(holder: string): boolean {
  return processIdentity(Number.parseInt(holder)) === holder
}

/** Moves the file away before it is deleted, so that of two who find it stale only one takes it away. */
async function removeStale(path: string, holder: string | null): Promise<void> {
  const aside = `${path}.${process.pid}`
  await rename(path, aside).catch(() => undefined)
  const moved = await readFile(aside, 'utf8').catch(() => null)
  if (moved !== null && moved !== holder) await rename(aside, path)
  else await rm(aside, { force: true })
}
