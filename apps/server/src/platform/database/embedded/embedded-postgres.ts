import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import { findFreePort } from '../../free-port.ts'
import { isAlive } from '../../process-identity.ts'
import { openCluster, type DatabaseCluster } from './database-cluster.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { startPostmaster, stopPostmaster, waitUntilReady } from './postmaster.ts'
import { postgresUser } from './process-user.ts'

/** A PostgreSQL of our own, kept running until `stop`. */
export interface EmbeddedPostgres {
  readonly url: string
  /** Process id of the PostgreSQL that runs now. */
  pid(): number
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** Holds the database, its password and its log. Must be locked by the caller. */
  readonly dataFolder: string
  readonly log: Logger
  /** Settings of postgresql.conf that replace ours. */
  readonly settings?: Readonly<Record<string, string>>
}

const WATCH_MS = 250
const RESTART_FIRST_MS = 100
const RESTART_LAST_MS = 5_000

/** Starts PostgreSQL on the data folder, or takes over the one that a killed server left running. */
export async function startEmbeddedPostgres({
  dataFolder,
  log,
  settings,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const processUser = await postgresUser()
  const binaries = await findPostgresBinaries(processUser)
  const cluster = await openCluster({ dataFolder, binaries, processUser })
  const logFile = join(dataFolder, 'postgres.log')
  const adopted = await adopt(cluster, logFile)
  const port = adopted?.port ?? (await findFreePort('127.0.0.1', 0))
  const start = (): Promise<number> =>
    startPostmaster({ postgres: binaries.postgres, folder: cluster.folder, port, logFile, processUser, settings })
  const keeper = new PostmasterKeeper(adopted?.pid ?? (await start()), start, log)
  return { url: urlOf(cluster, port), pid: () => keeper.pid, stop: () => keeper.stop() }
}

/** The PostgreSQL that already runs on this folder and lets us in. */
async function adopt(cluster: DatabaseCluster, logFile: string): Promise<{ pid: number; port: number } | null> {
  const running = await readPostmasterFile(cluster.folder)
  if (running === null) return null
  if (!running.isReady) await waitUntilReady({ folder: cluster.folder, logFile })
  const client = new pg.Client({ connectionString: urlOf(cluster, running.port), connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    return running
  } catch {
    return null
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Starts PostgreSQL again whenever it ends by itself, each time after a longer wait. */
class PostmasterKeeper {
  pid: number
  private readonly start: () => Promise<number>
  private readonly log: Logger
  private readonly timer: NodeJS.Timeout
  private restarting: Promise<void> | undefined
  private isStopped = false

  constructor(pid: number, start: () => Promise<number>, log: Logger) {
    this.pid = pid
    this.start = start
    this.log = log
    this.timer = setInterval(() => this.watch(), WATCH_MS).unref()
  }

  async stop(): Promise<void> {
    this.isStopped = true
    clearInterval(this.timer)
    await this.restarting
    await stopPostmaster(this.pid)
  }

  private watch(): void {
    if (isAlive(this.pid)) return
    this.restarting ??= this.restart().finally(() => (this.restarting = undefined))
  }

  private async restart(): Promise<void> {
    for (let waitMs = RESTART_FIRST_MS; !this.isStopped; waitMs = Math.min(waitMs * 2, RESTART_LAST_MS)) {
      this.log.error({ postgresPid: this.pid }, 'PostgreSQL ended unexpectedly; starting it again')
      try {
        this.pid = await this.start()
        return
      } catch (error) {
        this.log.error({ err: error }, 'PostgreSQL does not start')
        await delay(waitMs)
      }
    }
  }
}

function urlOf({ user, password }: DatabaseCluster, port: number): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/postgres`
}
