import { spawn } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { isAlive } from '../../process-identity.ts'
import { postgresFailure } from './embedded-errors.ts'
import { readPostmasterFile, removeForeignPostmasterFile } from './postmaster-file.ts'
import type { ProcessUser } from './process-user.ts'

const READY_POLL_MS = 15
const READY_TIMEOUT_MS = 60_000
const STOP_POLL_MS = 15
const STOP_TIMEOUT_MS = 15_000

/** A small footprint: the whole server shall idle under 150 MB. Durability settings keep PostgreSQL's defaults. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '24MB',
  max_connections: '50',
  io_method: 'sync',
  max_worker_processes: '2',
  max_parallel_workers: '0',
  jit: 'off',
  max_wal_size: '512MB',
}

export interface PostmasterOptions {
  readonly postgres: string
  readonly folder: string
  readonly port: number
  readonly logFile: string
  readonly processUser: ProcessUser | null
  /** Settings of postgresql.conf that replace ours. */
  readonly settings?: Readonly<Record<string, string>> | undefined
}

/** Starts PostgreSQL in a process group of its own, so that Ctrl-C in a terminal reaches the server only. */
export async function startPostmaster(options: PostmasterOptions): Promise<number> {
  await removeForeignPostmasterFile(options.folder)
  const log = await open(options.logFile, 'a')
  const args = ['-D', options.folder, '-p', String(options.port)]
  for (const [name, value] of Object.entries({ ...SETTINGS, ...options.settings })) args.push('-c', `${name}=${value}`)
  const { processUser } = options
  const child = spawn(options.postgres, args, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    ...(processUser && { uid: processUser.uid, gid: processUser.gid }),
  })
  const failed = new Promise<never>((_, fail) => {
    child.once('error', fail)
    child.once(
      'exit',
      () =>
        void readFile(options.logFile, 'utf8').then((text) => fail(postgresFailure('postgres', text, options.folder))),
    )
  })
  failed.catch(() => undefined)
  child.unref()
  await log.close()
  const waiting = new AbortController()
  await Promise.race([waitUntilReady(options, waiting.signal), failed]).finally(() => waiting.abort())
  return child.pid!
}

/** Waits until the PostgreSQL of this folder takes connections, or nobody waits any more. */
export async function waitUntilReady(
  { folder, logFile }: Pick<PostmasterOptions, 'folder' | 'logFile'>,
  signal?: AbortSignal,
): Promise<void> {
  const giveUpAt = performance.now() + READY_TIMEOUT_MS
  while (!signal?.aborted && !(await readPostmasterFile(folder))?.isReady) {
    if (performance.now() > giveUpAt) {
      throw postgresFailure('not ready after a minute', await readFile(logFile, 'utf8').catch(() => ''), folder)
    }
    await delay(READY_POLL_MS)
  }
}

/** Ends PostgreSQL: open transactions roll back, everything committed is on disk. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await hasEnded(pid)) return
  }
}

async function hasEnded(pid: number): Promise<boolean> {
  const giveUpAt = performance.now() + STOP_TIMEOUT_MS
  while (isAlive(pid)) {
    if (performance.now() > giveUpAt) return false
    await delay(STOP_POLL_MS)
  }
  return true
}
