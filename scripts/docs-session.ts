import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Example } from './docs-example.ts'

/** A reader who follows one document: a folder, a server started in it, and a terminal. */
export interface DocsSession {
  /** Does what the example says; rejects when that fails or does not show what the document promises. */
  follow(example: Example): Promise<void>
  close(): Promise<void>
}

interface Terminal {
  readonly process: ChildProcess
  readonly text: () => string
}

const root = join(import.meta.dirname, '..')
const addressInDocs = /http:\/\/localhost:7070/g
const patienceMs = 20_000

export async function startDocsSession(): Promise<DocsSession> {
  const folder = await mkdtemp(join(tmpdir(), 'guidon-docs-'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  const environment = { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter) }
  const open = (command: string, extra: object = {}): Terminal =>
    openTerminal(command, folder, { ...environment, ...extra })

  const server = open(`exec node ${join(root, 'apps/server/src/main.ts')}`, { GUIDON_PORT: '0' })
  const url = await shown(server, /http:\/\/\S+:\d+/)
  const sdkKey = await shown(server, /sdk-[\w-]+/)
  const started: Terminal[] = [server]
  let last: Terminal = server

  return {
    async follow(example) {
      const text = example.text.replaceAll(addressInDocs, url)
      if (example.kind === 'file') return writeFile(join(folder, example.name), text)
      if (example.kind === 'shows') return showsLines(last, text)
      last = open(text, { SDK_KEY: sdkKey })
      if (example.kind === 'start') started.push(last)
      else await exited(last)
    },
    async close() {
      for (const { process } of started.toReversed()) await stop(process)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function openTerminal(command: string, folder: string, environment: NodeJS.ProcessEnv): Terminal {
  const process = spawn('bash', ['-euo', 'pipefail', '-c', command], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let text = ''
  for (const stream of [process.stdout, process.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { process, text: () => text }
}

async function showsLines(terminal: Terminal, lines: string): Promise<void> {
  for (const line of lines.split('\n').filter(Boolean)) await shown(terminal, line)
}

/** Waits until the terminal shows what is looked for; resolves to the part that matched. */
async function shown(terminal: Terminal, wanted: string | RegExp): Promise<string> {
  const { process, text } = terminal
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const look = (): void => {
    const found = typeof wanted === 'string' ? text().includes(wanted) && wanted : wanted.exec(text())?.[0]
    if (found) resolve(found)
  }
  const fail = (why: string) => () => reject(new Error(`${why} without showing ${wanted}. It showed:\n${text()}`))
  const timer = setTimeout(fail('Time ran out'), patienceMs)
  const streams = [process.stdout, process.stderr]
  for (const stream of streams) stream?.on('data', look)
  look()
  if (process.exitCode !== null) fail('The program ended')()
  process.once('close', fail('The program ended'))
  return promise.finally(() => {
    clearTimeout(timer)
    for (const stream of streams) stream?.off('data', look)
  })
}

async function exited(terminal: Terminal): Promise<void> {
  const { process, text } = terminal
  const code = await new Promise((resolve) => process.once('close', resolve))
  if (code !== 0) throw new Error(`The command ended with status ${String(code)}. It showed:\n${text()}`)
}

/** Stops the program and what it started. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const ended = new Promise((resolve) => child.once('close', resolve))
  process.kill(-child.pid, 'SIGTERM')
  await ended
}
