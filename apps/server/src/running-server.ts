import { rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pino, type Logger } from 'pino'
import type { Config } from './config/config.ts'
import { lockDataFolder } from './platform/data-folder-lock.ts'
import { startEmbeddedPostgres } from './platform/database/embedded/embedded-postgres.ts'
import { readOrCreateSecret } from './platform/secret-file.ts'
import { StartError } from './platform/start-errors.ts'
import type { Server } from './server.ts'

export class DataFolderUnusableError extends StartError {
  override name = 'DataFolderUnusableError'
  readonly code = 'data_folder_unusable'
  constructor(folder: string, cause: NodeJS.ErrnoException) {
    const why = UNUSABLE[cause.code ?? ''] ?? cause.message
    super(`GUIDON_DATA_FOLDER is ${resolve(folder)}, where no folder can be made or written: ${why}.`, { cause })
  }
}

const UNUSABLE: Readonly<Record<string, string>> = {
  EEXIST: 'a file is there',
  ENOTDIR: 'it is below a file',
  ENOENT: 'nothing can be made there',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
}

/** A server with all that belongs to it: its folder, and its PostgreSQL unless one was given. */
export async function startServer(config: Config, log: Logger = pino({ level: config.logLevel })): Promise<Server> {
  const cleanups: (() => Promise<unknown>)[] = []
  const cleanUp = async (): Promise<void> => {
    for (const step of cleanups.splice(0).reverse()) await step()
  }
  try {
    cleanups.push(await takeDataFolder(config.dataFolder))
    const secret = config.secret ?? (await readOrCreateSecret(join(config.dataFolder, 'secret')))
    // The server's code takes about as long to load as PostgreSQL to start: both at once.
    const loading = Promise.all([import('./server.ts'), import('./first-project.ts')])
    const databaseUrl = config.databaseUrl ?? (await startDatabase(config, log, cleanups))
    const [{ createServer }, { createFirstProject }] = await loading
    const server = await createServer({ config: { ...config, databaseUrl, secret }, log })
    cleanups.push(() => server.close())
    await createFirstProject(server)
    const urlFile = join(config.dataFolder, 'server-url')
    await writeFile(urlFile, `${addressHere(server.url)}\n`)
    cleanups.push(() => rm(urlFile, { force: true }))
    return { ...server, close: cleanUp }
  } catch (error) {
    await cleanUp()
    throw error
  }
}

/** All addresses of a machine are no address to talk to; that of the machine itself is. */
function addressHere(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:')
}

async function takeDataFolder(folder: string): Promise<() => Promise<void>> {
  try {
    return await lockDataFolder(folder)
  } catch (error) {
    throw error instanceof StartError ? error : new DataFolderUnusableError(folder, error as NodeJS.ErrnoException)
  }
}

async function startDatabase(config: Config, log: Logger, cleanups: (() => Promise<unknown>)[]): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataFolder: config.dataFolder, log })
  cleanups.push(() => postgres.stop())
  return postgres.url
}
