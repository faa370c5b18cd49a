import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Cli } from '../../cli.ts'
import { CliError } from '../../errors/cli-error.ts'
import { findServerRuntime } from './server-runtime.ts'

/** A server that runs as a child of this process. */
export interface DevServer {
  readonly url: string
  /** Administrator's token for this machine. */
  readonly token: string
  /** From starting the process to its first answer. */
  readonly startedInMs: number
  /** Resolves when the server ends, wanted or not. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

export interface DevServerOptions {
  readonly port: number
  readonly dataFolder: string
  /** Whether `GUIDON_DATABASE_URL` counts. */
  readonly mayUseOtherDatabase: boolean
}

const START_LIMIT_MS = 60_000
const POLL_MS = 25
const LOG_LINES_KEPT = 15

/** Starts a server and waits until it is ready. */
export async function startDevServer(cli: Cli, options: DevServerOptions): Promise<DevServer> {
  const startedAt = performance.now()
  const url = `http://127.0.0.1:${options.port}`
  const child = spawnServer(cli, options)
  const log = keepLog(cli, child)
  const ended = once(child, 'exit').then(() => {})
  const urlFile = path.join(options.dataFolder, 'server-url')
  async function stop() {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
    await rm(urlFile, { force: true })
  }
  try {
    await waitUntilReady(cli, url, { child, log })
    const token = (await readFile(path.join(options.dataFolder, 'cli-token'), 'utf8')).trim()
    await writeFile(urlFile, `${url}\n`)
    return { url, token, startedInMs: performance.now() - startedAt, ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function spawnServer({ process }: Cli, { port, dataFolder, mayUseOtherDatabase }: DevServerOptions): ChildProcess {
  const { node, entry } = findServerRuntime()
  const { GUIDON_DATABASE_URL, ...environment } = process.environment
  return spawn(node, [entry], {
    cwd: process.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...environment,
      ...(mayUseOtherDatabase && GUIDON_DATABASE_URL ? { GUIDON_DATABASE_URL } : {}),
      GUIDON_HOST: '127.0.0.1',
      GUIDON_PORT: String(port),
      GUIDON_DATA_FOLDER: dataFolder,
    },
  })
}

/** The last lines that the server printed, for when it fails; all of them with `--verbose`. */
function keepLog(cli: Cli, child: ChildProcess): () => string {
  const lines: string[] = []
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) {
        if (line.trim() === '') continue
        lines.push(line)
        if (lines.length > LOG_LINES_KEPT) lines.shift()
        cli.out.detail(line)
      }
    })
  }
  return () => lines.join('\n')
}

async function waitUntilReady(
  cli: Cli,
  url: string,
  { child, log }: { child: ChildProcess; log: () => string },
): Promise<void> {
  const limit = performance.now() + START_LIMIT_MS
  while (performance.now() < limit) {
    cli.signal.throwIfAborted()
    if (child.exitCode !== null) throw startFailed(`The server ended with code ${child.exitCode}`, log())
    const isReady = await fetch(`${url}/api/v1/status`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  throw startFailed(`The server was not ready within ${START_LIMIT_MS / 1_000} s`, log())
}

function startFailed(message: string, log: string): CliError {
  return new CliError({
    code: 'server_not_started',
    message: `${message}. It printed:\n${log}`,
    suggestion: 'Run it again with --verbose to see everything it prints.',
  })
}
