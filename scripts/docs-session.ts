import { spawn, type ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
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

const root = join(import.meta.dirname, '..')
const addressInDocs = 'http://localhost:7070'
const patienceMs = 20_000

export async function startDocsSession(): Promise<DocsSession> {
  const folder = await mkdtemp(join(tmpdir(), 'guidon-docs-'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  const terminals = new Terminals(folder)
  const server = terminals.open(`exec node ${join(root, 'apps/server/bin/guidon-server.js')}`)
  const url = await terminals.shows(/http:\/\/\S+:\d+/)
  await terminals.shows(/guidon flag on/)

  return {
    async follow(example) {
      const text = example.text.replaceAll(addressInDocs, url)
      if (example.kind === 'file') return writeFile(join(folder, example.name), text)
      if (example.kind === 'start') return void terminals.open(text)
      if (example.kind === 'run') return ended(terminals.open(text))
      for (const line of text.split('\n').filter(Boolean)) await terminals.shows(line)
    },
    async close() {
      await terminals.closeAllBut(server)
      await stop(server)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Shells in one folder, and all that they have shown so far. */
class Terminals {
  readonly #folder: string
  readonly #processes: ChildProcess[] = []
  readonly #output = new EventEmitter()
  #transcript = ''

  constructor(folder: string) {
    this.#folder = folder
  }

  open(command: string): ChildProcess {
    const child = spawn('bash', ['-euo', 'pipefail', '-c', command], {
      cwd: this.#folder,
      env: {
        ...process.env,
        GUIDON_PORT: '0',
        PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => this.#note(chunk))
    this.#processes.push(child)
    return child
  }

  /** Waits until something is shown; resolves to the part that matched. */
  async shows(wanted: string | RegExp): Promise<string> {
    const signal = AbortSignal.timeout(patienceMs)
    for (;;) {
      const found = typeof wanted === 'string' ? this.#transcript.includes(wanted) : wanted.exec(this.#transcript)
      if (found) return typeof found === 'boolean' ? String(wanted) : found[0]
      await once(this.#output, 'text', { signal }).catch(() => {
        throw new Error(`Nothing shows ${wanted}. All that was shown:\n${this.#transcript}`)
      })
    }
  }

  async closeAllBut(server: ChildProcess): Promise<void> {
    for (const child of this.#processes) if (child !== server) await stop(child)
  }

  #note(chunk: Buffer): void {
    this.#transcript += chunk.toString()
    this.#output.emit('text')
  }
}

async function ended(child: ChildProcess): Promise<void> {
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`The command ended with status ${code}: ${complaint}`)
}

/** Stops a program and what it started. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const closed = once(child, 'close')
  process.kill(-child.pid, 'SIGTERM')
  await closed
}
