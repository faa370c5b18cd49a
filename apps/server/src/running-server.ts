import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import type { Config } from './config/config.ts'
import { lockDataFolder } from './platform/data-folder-lock.ts'
import { startEmbeddedPostgres } from './platform/database/embedded/embedded-postgres.ts'
import { readOrCreateSecret } from './platform/secret-file.ts'
import type { Server } from './server.ts'

/** A server with all that belongs to it: its folder, and its PostgreSQL unless one was given. */
export async function startServer(config: Config, log: Logger = pino({ level: config.logLevel })): Promise<Server> {
  const cleanups: (() => Promise<unknown>)[] = []
  const cleanUp = async (): Promise<void> => {
    for (const step of cleanups.splice(0).reverse()) await step()
  }
  try {
    cleanups.push(await lockDataFolder(config.dataFolder))
    const secret = config.secret ?? (await readOrCreateSecret(join(config.dataFolder, 'secret')))
    // The server's code takes about as long to load as PostgreSQL to start: both at once.
    const loading = Promise.all([import('./server.ts'), import('./first-project.ts')])
    const databaseUrl = config.databaseUrl ?? (await startDatabase(config, log, cleanups))
    const [{ createServer }, { createFirstProject }] = await loading
    const server = await createServer({ config: { ...config, databaseUrl, secret }, log })
    cleanups.push(() => server.close())
    await createFirstProject(server)
    const urlFile = join(config.dataFolder, 'server-url')
    await writeFile(urlFile, `${server.url}\n`)
    cleanups.push(() => rm(urlFile, { force: true }))
    return { ...server, close: cleanUp }
  } catch (error) {
    await cleanUp()
    throw error
  }
}

async function startDatabase(config: Config, log: Logger, cleanups: (() => Promise<unknown>)[]): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataFolder: config.dataFolder, log })
  cleanups.push(() => postgres.stop())
  return postgres.url
}
