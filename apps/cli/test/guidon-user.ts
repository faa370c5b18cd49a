import { execFile, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import type { TestServer } from '@guidon/testing'
import { bundleGuidon } from '../bundle.ts'
import { runCli } from '../src/run-cli.ts'

/** What a finished `guidon` left behind. */
export interface GuidonRun {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly input?: string
  readonly environment?: NodeJS.ProcessEnv
}

export interface TerminalOptions extends RunOptions {
  /** What to type, by the text that asks for it. */
  readonly type?: ReadonlyMap<string, string>
  /** Single keys, without Enter. */
  readonly asKeys?: boolean
}

export interface TerminalRun {
  readonly exitCode: number | null
  /** All that the terminal showed. */
  readonly screen: string
}

/** Whether there is `script` (util-linux), which gives a program a terminal. */
export function hasTerminal(): Promise<boolean> {
  return promisify(execFile)('script', ['--version']).then(
    ({ stdout }) => stdout.includes('util-linux'),
    () => false,
  )
}

/** A user with an empty home and an empty folder. */
export interface GuidonUser {
  readonly folder: string
  /** Runs a command line in this process: quick. */
  run(words: readonly string[], options?: RunOptions): Promise<GuidonRun>
  /** Runs the built program, as users do. */
  runProgram(words: readonly string[], options?: RunOptions): Promise<GuidonRun>
  /** Runs the built program on a terminal, answering each question that it prints. */
  runOnTerminal(words: readonly string[], options?: TerminalOptions): Promise<TerminalRun>
  /** The built program, running. */
  start(words: readonly string[], options?: RunOptions): Promise<ChildProcessWithoutNullStreams>
  remove(): Promise<void>
}

export async function createGuidonUser(server?: TestServer): Promise<GuidonUser> {
  const folder = await mkdtemp(path.join(tmpdir(), 'guidon-cli-test-'))
  const home: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    HOME: folder,
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    XDG_CACHE_HOME: path.join(folder, 'cache'),
    ...(server ? placeOf(server) : {}),
  }
  const start: GuidonUser['start'] = async (words, { environment = {} } = {}) =>
    spawn(process.execPath, [await guidonBundle(), ...words], { cwd: folder, env: { ...home, ...environment } })
  return {
    folder,
    start,
    run: (words, options) => runInProcess(words, { folder, home, ...options }),
    async runProgram(words, options) {
      const child = await start(words, options)
      child.stdin.end(options?.input ?? '')
      const exitCode = new Promise<number | null>((resolve) => child.once('close', resolve))
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
      return { exitCode: await exitCode, stdout, stderr }
    },
    async runOnTerminal(words, { environment = {}, type = new Map(), asKeys = false } = {}) {
      const command = [process.execPath, await guidonBundle(), ...words].map((word) => `'${word}'`).join(' ')
      const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
        cwd: folder,
        env: { ...home, TERM: 'xterm', SHELL: '/bin/sh', ...environment },
      })
      return answerQuestions(child, type, asKeys)
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

function answerQuestions(
  child: ChildProcessWithoutNullStreams,
  answers: ReadonlyMap<string, string>,
  asKeys: boolean,
): Promise<TerminalRun> {
  const open = new Map(answers)
  let screen = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    screen += chunk
    for (const [question, answer] of open) {
      if (!screen.includes(question)) continue
      open.delete(question)
      child.stdin.write(asKeys || /^[\u0000-\u001f]$/.test(answer) ? answer : `${answer}\r`)
    }
  })
  return new Promise((resolve) => child.once('close', (exitCode) => resolve({ exitCode, screen })))
}

function placeOf(server: TestServer): NodeJS.ProcessEnv {
  return {
    GUIDON_SERVER: server.url,
    GUIDON_TOKEN: server.token,
    GUIDON_PROJECT: server.project.key,
    GUIDON_ENVIRONMENT: server.environment.key,
  }
}

async function runInProcess(
  words: readonly string[],
  { folder, home, input = '', environment = {} }: RunOptions & { folder: string; home: NodeJS.ProcessEnv },
): Promise<GuidonRun> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const exitCode = await runCli({
    environment: { ...home, ...environment },
    folder,
    words,
    stdin: Readable.from([input]) as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
  })
  stdout.end()
  stderr.end()
  return { exitCode, stdout: await text(stdout), stderr: await text(stderr) }
}

/** Beside the built program, so that `guidon dev` finds the server from there. */
const BUNDLE = path.join(import.meta.dirname, '../dist/guidon-test.js')
let built: Promise<void> | undefined

/** The file that users run, built once for each test process; processes that build it at once replace it whole. */
export async function guidonBundle(): Promise<string> {
  const draft = `${BUNDLE}.${process.pid}`
  await (built ??= bundleGuidon(draft).then(() => rename(draft, BUNDLE)))
  return BUNDLE
}
