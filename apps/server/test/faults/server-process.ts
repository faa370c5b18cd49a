import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findFreePort } from '../../src/platform/free-port.ts'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** The real server, as `npm start` runs it, with its own PostgreSQL in a folder of its own. */
export class ServerProcess {
  readonly url: string
  private readonly folder: string
  private child: ChildProcess | undefined

  private constructor(folder: string, port: number) {
    this.folder = folder
    this.url = `http://127.0.0.1:${port}`
  }

  /** Not started yet. */
  static async create(): Promise<ServerProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'guidon-faults-'))
    // PostgreSQL runs as another user when the tests run as root.
    await chmod(folder, 0o755)
    return new ServerProcess(folder, await findFreePort('127.0.0.1', 0))
  }

  /** Resolves when it says that it is ready. */
  async start(): Promise<void> {
    const environment = {
      GUIDON_DATA_FOLDER: join(this.folder, 'data'),
      GUIDON_PORT: new URL(this.url).port,
      // Written by a server that is stopped properly; nearly halves the work of the starts after that.
      NODE_COMPILE_CACHE: join(this.folder, 'compile-cache'),
    }
    const child = spawn(process.execPath, [MAIN], {
      env: { ...process.env, GUIDON_DATABASE_URL: '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child = child
    let output = ''
    await new Promise<void>((resolve, reject) => {
      const look = (text: Buffer): void => {
        output += text.toString()
        if (output.includes('ready in')) resolve()
      }
      child.stdout.on('data', look)
      child.stderr.on('data', look)
      child.once('exit', () => reject(new Error(`The server ended before it was ready: ${output}`)))
    })
  }

  /** `kill -9`: no chance to finish anything. Its PostgreSQL lives on. */
  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  /** Stops it properly, PostgreSQL included. */
  async stop(): Promise<void> {
    // Only a running server can stop the PostgreSQL that a killed one left behind.
    if (!this.isRunning()) await this.start()
    await this.end('SIGTERM')
  }

  /** Stops it and removes its folder. */
  async remove(): Promise<void> {
    await this.stop()
    await rm(this.folder, { recursive: true, force: true })
  }

  /** An administrator's access token. */
  async token(): Promise<string> {
    return (await readFile(join(this.folder, 'data', 'cli-token'), 'utf8')).trim()
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (!this.isRunning()) return
    const ended = once(this.child!, 'exit')
    this.child!.kill(signal)
    await ended
  }

  private isRunning(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null
  }
}
