import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Cli } from '../../cli.ts'
import { CliError, usageError } from '../../errors/cli-error.ts'
import { findServerRuntime } from './server-runtime.ts'

/** A server that runs as a child of this process. */
export interface DevServer {
  readonly url: string
  /** Administrator's token for this machine. */
  readonly token: string
  /** Whether somebody asked for its port. */
  readonly isPortChosen: boolean
  /** From starting the process until it was ready. */
  readonly startedInMs: number
  /** Resolves when the server ends, wanted or not. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

export interface DevServerOptions {
  /** `null` lets the server take the next free one from its default on; 0 takes any. */
  readonly port: number | null
  readonly dataFolder: string
  /** Whether `GUIDON_DATABASE_URL` counts. */
  readonly mayUseOtherDatabase: boolean
}

const START_LIMIT_MS = 60_000
const POLL_MS = 20
const LOG_LINES_KEPT = 15

/** Starts a server and waits until it is ready. */
export async function startDevServer(cli: Cli, options: DevServerOptions): Promise<DevServer> {
  const startedAt = Date.now()
  const child = spawnServer(cli, options)
  const log = keepLog(cli, child)
  const ended = once(child, 'exit').then(() => {})
  async function stop() {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
  }
  try {
    const url = await waitForUrl(cli, path.join(options.dataFolder, 'server-url'), { child, log, startedAt })
    const token = (await readFile(path.join(options.dataFolder, 'cli-token'), 'utf8')).trim()
    return {
      url,
      token,
      isPortChosen: chosenPort(cli.process.environment, options) !== null,
      startedInMs: Date.now() - startedAt,
      ended,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function spawnServer({ process }: Cli, options: DevServerOptions): ChildProcess {
  const { node, entry } = findServerRuntime()
  return spawn(node, [entry], {
    cwd: process.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: serverEnvironment(process.environment, options),
  })
}

function chosenPort({ GUIDON_PORT }: NodeJS.ProcessEnv, { port }: Pick<DevServerOptions, 'port'>): string | null {
  return port === null ? GUIDON_PORT || null : String(port)
}

function serverEnvironment(
  { GUIDON_DATABASE_URL, GUIDON_PORT, ...environment }: NodeJS.ProcessEnv,
  { dataFolder, mayUseOtherDatabase, ...options }: DevServerOptions,
): NodeJS.ProcessEnv {
  const port = chosenPort({ GUIDON_PORT }, options)
  return {
    ...environment,
    ...(mayUseOtherDatabase && GUIDON_DATABASE_URL ? { GUIDON_DATABASE_URL } : {}),
    ...(port === null ? {} : { GUIDON_PORT: port }),
    GUIDON_HOST: '127.0.0.1',
    GUIDON_DATA_FOLDER: dataFolder,
  }
}

/** The last lines that the server printed, for when it fails; all of them with `--verbose`. */
function keepLog(cli: Cli, child: ChildProcess): () => string {
  const lines: string[] = []
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter((candidate) => candidate.trim() !== '')) {
        lines.push(line)
        if (lines.length > LOG_LINES_KEPT) lines.shift()
        cli.out.detail(line)
      }
    })
  }
  return () => lines.join('\n')
}

interface StartingServer {
  readonly child: ChildProcess
  readonly log: () => string
  readonly startedAt: number
}

/** The server writes its address when it is ready; an older file is what a killed server left. */
async function waitForUrl(cli: Cli, file: string, { child, log, startedAt }: StartingServer): Promise<string> {
  while (Date.now() < startedAt + START_LIMIT_MS) {
    cli.signal.throwIfAborted()
    if (child.exitCode !== null) throw startFailed(`The server ended with code ${child.exitCode}`, log())
    const isFresh = await stat(file).then(
      ({ mtimeMs, size }) => mtimeMs >= startedAt && size > 0,
      () => false,
    )
    if (isFresh) return (await readFile(file, 'utf8')).trim()
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  throw startFailed(`The server was not ready within ${START_LIMIT_MS / 1_000} s`, log())
}

/** What the server says when its port is taken. */
const PORT_IN_USE = /Another program listens on (\S+)\./

function startFailed(message: string, log: string): CliError {
  const address = PORT_IN_USE.exec(log)?.[1]
  if (address) {
    return usageError(
      `Another program listens on ${address}`,
      'Name another --port, or none: then a free one is taken.',
    )
  }
  return new CliError({
    code: 'server_not_started',
    message,
    cause: log,
    suggestion: 'Run it again with --verbose to see everything it prints.',
  })
}
