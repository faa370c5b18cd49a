import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApiClient, createProject, listProjects, type ApiClient } from '@guidon/api'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isAlive } from './platform/process-identity.ts'

/** These tests run the program itself, with its own PostgreSQL, as `npm start` does. */
const MAIN = new URL('../bin/guidon-server.js', import.meta.url).pathname

vi.setConfig({ testTimeout: 60_000 })

let dataFolder: string
const processes: ChildProcess[] = []

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'guidon-main-'))
  await chmod(dataFolder, 0o755)
})
afterEach(async () => {
  for (const child of processes.splice(0)) await stop(child)
  const left = await postmasterPid()
  if (left !== null && isAlive(left)) process.kill(left, 'SIGQUIT')
  await rm(dataFolder, { recursive: true, force: true })
})

interface Program {
  readonly child: ChildProcess
  /** All that it printed so far. */
  output(): string
}

function run(environment: Record<string, string> = {}, ...args: string[]): Program {
  return start([process.execPath, MAIN, ...args], environment)
}

function start([command = '', ...words]: string[], environment: Record<string, string> = {}): Program {
  const env = { PATH: process.env['PATH'], GUIDON_DATA_FOLDER: dataFolder, GUIDON_PORT: '0', ...environment }
  const child = spawn(command, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  processes.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  return { child, output: () => output }
}

async function untilReady(program: Program): Promise<string> {
  while (!program.output().includes('ready in')) {
    if (program.child.exitCode !== null) throw new Error(program.output())
    await Promise.race([once(program.child.stdout!, 'data'), once(program.child, 'exit')])
  }
  return program.output()
}

async function untilEnd({ child, output }: Program): Promise<{ code: number | null; output: string }> {
  if (child.exitCode === null) await once(child, 'close')
  return { code: child.exitCode, output: output() }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal)
    await once(child, 'exit')
  }
  return child.exitCode
}

async function readLine(name: string): Promise<string> {
  return (await readFile(join(dataFolder, name), 'utf8')).trim()
}

async function client(): Promise<ApiClient> {
  return createApiClient({ url: await readLine('server-url'), token: await readLine('cli-token') })
}

async function postmasterPid(): Promise<number | null> {
  const text = await readFile(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').catch(() => null)
  return text === null ? null : Number.parseInt(text)
}

test('starts from nothing, says what to do, keeps everything, and stops cleanly', async () => {
  const first = run()
  const output = await untilReady(first)
  expect(output).toMatch(/#sign-in=[\w-]{32}/)
  expect(output).toContain(`Next: GUIDON_DATA_FOLDER=${dataFolder} npx guidon flag ls\n`)
  expect(output).toMatch(/SDK key +sdk-[0-9a-f-]{36} +\(development\)/)
  expect((await stat(join(dataFolder, 'cli-token'))).mode & 0o777).toBe(0o600)
  expect((await (await client()).call(listProjects)).items).toMatchObject([{ key: 'my-project', environmentCount: 3 }])
  await (await client()).call(createProject, { body: { key: 'kept', name: 'Kept' } })
  const postgres = (await postmasterPid())!

  expect(await stop(first.child)).toBe(0)
  expect(isAlive(postgres)).toBe(false)

  await untilReady(run({ GUIDON_HOST: '0.0.0.0' }))
  expect(await readLine('server-url')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect((await (await client()).call(listProjects)).items.map(({ key }) => key)).toEqual(['kept', 'my-project'])
})

test('takes over the PostgreSQL of a server that was killed', async () => {
  const first = run()
  await untilReady(first)
  await (await client()).call(createProject, { body: { key: 'kept', name: 'Kept' } })
  const postgres = (await postmasterPid())!
  await stop(first.child, 'SIGKILL')
  expect(isAlive(postgres)).toBe(true)

  const second = run()
  await untilReady(second)
  expect(await postmasterPid()).toBe(postgres)
  expect((await (await client()).call(listProjects)).items).toHaveLength(2)
  expect(await stop(second.child)).toBe(0)
  expect(isAlive(postgres)).toBe(false)
})

test('under a shell of npm that is gone it stops', async () => {
  // The `true` keeps every shell from becoming the server.
  const shell = start(['sh', '-c', `'${process.execPath}' '${MAIN}'; true`], { npm_lifecycle_event: 'start' })
  await untilReady(shell)
  const server = Number.parseInt(await readLine('server.lock'))
  await stop(shell.child)
  await vi.waitUntil(() => !isAlive(server), { timeout: 20_000 })
  await expect(readLine('server.lock')).rejects.toThrow('ENOENT')
})

test.each<[signal: NodeJS.Signals, code: number | null]>([
  ['SIGTERM', 0],
  ['SIGKILL', null],
])('a Node that reads no TypeScript hands over to the pinned one; %s reaches it', async (signal, code) => {
  const program = start([process.execPath, '--no-strip-types', MAIN])
  await untilReady(program)
  const server = Number.parseInt(await readLine('server.lock'))
  expect(server).not.toBe(program.child.pid)
  expect(await stop(program.child, signal)).toBe(code)
  await vi.waitUntil(() => !isAlive(server), { timeout: 20_000 })
})

test('a second server on the same folder says so and leaves the first alone', async () => {
  const first = run()
  await untilReady(first)
  const { code, output } = await untilEnd(run())
  expect(code).toBe(1)
  expect(output).toMatch(new RegExp(`process ${first.child.pid}\\) uses the folder.*GUIDON_DATA_FOLDER`))
  expect((await (await client()).call(listProjects)).items).toHaveLength(1)

  const link = await untilEnd(run({}, 'sign-in-link'))
  expect(link).toMatchObject({ code: 0, output: expect.stringMatching(/^http.*#sign-in=/) })
})

test('a port that was chosen and is taken is an error', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { code, output } = await untilEnd(run({ GUIDON_PORT: String(port) }))
  other.close()
  expect([code, output]).toEqual([1, expect.stringContaining(`127.0.0.1:${port}. Stop it, or set GUIDON_PORT`)])
})

test('all wrong settings are named at once', async () => {
  const wrong = { GUIDON_PORT: 'x', GUIDON_DATABASE_URL: 'mysql://a/b', GUIDON_TRUST_PROXY: 'maybe' }
  const { code, output } = await untilEnd(run(wrong))
  expect(code).toBe(1)
  for (const name of Object.keys(wrong)) expect(output).toContain(name)
})

test('an unknown command shows the usage', async () => {
  expect(await untilEnd(run({}, 'dance'))).toMatchObject({ code: 2, output: expect.stringContaining('Usage') })
})

test.each([
  ['below a file', () => join(MAIN, 'data'), 'it is below a file'],
  ['that is a file', () => MAIN, 'a file is there'],
  ['in /proc', () => '/proc/guidon', 'nothing can be made there'],
])('a data folder %s is a clear error at once', async (_, folder, why) => {
  const { code, output } = await untilEnd(run({ GUIDON_DATA_FOLDER: folder() }))
  expect([code, output]).toEqual([
    1,
    `GUIDON_DATA_FOLDER is ${folder()}, where no folder can be made or written: ${why}.\n`,
  ])
})

test('a database that does not answer is a clear error', async () => {
  const { code, output } = await untilEnd(run({ GUIDON_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }))
  expect([code, output]).toEqual([1, expect.stringContaining('GUIDON_DATABASE_URL')])
  expect(output).not.toContain('    at ')
})

test('a sign-in link without a server says how to start one', async () => {
  expect(await untilEnd(run({}, 'sign-in-link'))).toMatchObject({
    code: 1,
    output: expect.stringContaining('npm start'),
  })
})
