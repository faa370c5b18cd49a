import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createTestDatabase, startTestServer, type TestDatabase, type TestServer } from '@guidon/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { START_LIMIT_MS, startDev } from './dev-run.ts'
import { createGuidonUser, hasTerminal, type GuidonUser } from './guidon-user.ts'

const isTerminalThere = await hasTerminal()

let server: TestServer
let user: GuidonUser

beforeAll(async () => {
  server = await startTestServer({ environments: [{ key: 'production', name: 'Production', isCritical: true }] })
})
afterAll(() => server.close())

beforeEach(async () => {
  user = await createGuidonUser()
})
afterEach(() => user.remove())

/** A document with one flag, as another server exports it. */
async function exportedProject(): Promise<string> {
  const author = await createGuidonUser(server)
  await author.run(['flag', 'create', 'seeded'])
  const { stdout } = await author.run(['export'])
  await author.remove()
  return stdout
}

describe('dev --ci -- command', { timeout: START_LIMIT_MS }, () => {
  const PRINT_PLACE = `const { GUIDON_URL, GUIDON_TOKEN } = process.env
const flags = await fetch(GUIDON_URL + '/api/v1/projects/my-project/flags', { headers: { authorization: 'Bearer ' + GUIDON_TOKEN } })
console.log((await flags.json()).items.map(({ key }) => key).join(' '), process.env.GUIDON_SDK_KEY)
process.exit(7)`

  test('runs the command beside a seeded server, exits as it did, and leaves nothing behind', async () => {
    writeFileSync(path.join(user.folder, 'flags.json'), await exportedProject())
    const before = scratchFolders()
    const words = [
      'dev',
      '--ci',
      '--seed',
      'flags.json',
      '--',
      process.execPath,
      '--input-type=module',
      '-e',
      PRINT_PLACE,
    ]
    const { exitCode, stdout, stderr } = await user.runProgram(words)
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^hello-guidon seeded sdk-[\w-]+\n$/)
    expect(exitCode).toBe(7)
    expect(scratchFolders()).toEqual(before)
  })

  test('says so when the command does not exist', async () => {
    const { exitCode, stderr } = await user.runProgram(['dev', '--ci', '--', 'no-such-command'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('Cannot run no-such-command')
  })

  test('the demonstration is there when the command begins', async () => {
    const script = `const { GUIDON_URL, GUIDON_SDK_KEY } = process.env
const { flags, segments } = await (await fetch(GUIDON_URL + '/sdk/latest-all', { headers: { authorization: GUIDON_SDK_KEY } })).json()
console.log(Object.keys(flags).length > 2_000, Object.keys(segments).length)`
    const words = ['dev', '--ci', '--seed', 'demo', '--', process.execPath, '--input-type=module', '-e', script]
    const { exitCode, stdout, stderr } = await user.runProgram(words)
    expect([exitCode, stdout, stderr]).toEqual([0, 'true 16\n', ''])
  })

  test('a seed brings its environments with it', async () => {
    const document = JSON.parse(await exportedProject()) as { environments: object[] }
    document.environments.push({ key: 'qa', name: 'QA', critical: false })
    writeFileSync(path.join(user.folder, 'flags.json'), JSON.stringify(document))
    const script = `const { GUIDON_URL, GUIDON_TOKEN } = process.env
const answer = await fetch(GUIDON_URL + '/api/v1/projects/my-project/environments/qa', { headers: { authorization: 'Bearer ' + GUIDON_TOKEN } })
process.exit(answer.status === 200 ? 0 : 1)`
    const words = ['dev', '--ci', '--seed', 'flags.json', '--', process.execPath, '--input-type=module', '-e', script]
    expect(await user.runProgram(words)).toMatchObject({ exitCode: 0, stderr: '' })
  })
})

describe('what is wrong is refused before anything starts', () => {
  beforeEach(() => {
    writeFileSync(path.join(user.folder, 'broken.json'), '{')
    writeFileSync(path.join(user.folder, 'other.json'), '{"flags": {}}')
  })

  test.each<[words: string[], message: string]>([
    [['--ci', '--seed', 'broken.json', '--', 'true'], 'broken.json is not JSON'],
    [['--seed', 'other.json'], 'other.json is no document of Guidon'],
    [['--seed', 'none.json'], 'Cannot read none.json'],
    [['--overrides', 'broken.json'], 'broken.json is not JSON'],
    [['--overrides', 'none.json'], 'Cannot read none.json'],
    [['--mirror', 'none'], 'There is no context "none" to mirror'],
    [['--offline-file', 'none/flags.json'], 'There is no folder'],
    [['--port', '70000'], '--port cannot be 70000'],
    [['--port', 'x'], '"x" is not a whole number'],
  ])('dev %j', async (words, message) => {
    const { exitCode, stderr } = await user.run(['dev', ...words])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)])
  })

  test('dev --fresh with a database that is elsewhere', async () => {
    const environment = { GUIDON_DATABASE_URL: 'postgres://127.0.0.1/other' }
    const { exitCode, stderr } = await user.run(['dev', '--fresh'], { environment })
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('GUIDON_DATABASE_URL names a database elsewhere')])
  })
})

describe('dev', { timeout: START_LIMIT_MS }, () => {
  let database: TestDatabase
  let environment: NodeJS.ProcessEnv
  beforeEach(async () => {
    database = await createTestDatabase()
    environment = { GUIDON_DATABASE_URL: database.url }
  })
  afterEach(() => database.drop())

  test('a port that is in use is told, or another one taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const port = String((other.address() as AddressInfo).port)
    const refused = await user.runProgram(['dev', '--port', port], { environment })
    other.close()
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(`listens on 127.0.0.1:${port}`) })

    // When it cannot listen there, somebody else does.
    const usual = createServer().on('error', () => {})
    usual.listen(7_070, '127.0.0.1')
    const words = ['dev', '--', process.execPath, '-e', 'console.log(process.env.GUIDON_URL)']
    const { stdout } = await user.runProgram(words, { environment })
    usual.close()
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/m)
    expect(stdout).not.toContain(':7070\n')
  })

  test.skipIf(!isTerminalThere)('keys do what the banner says', async () => {
    const type = new Map([
      ['press', 'm'],
      ['nothing is mirrored', 'e'],
      ['showing events', 't'],
      ['development  ', 'q'],
    ])
    const run = await user.runOnTerminal(['dev', '--port', '0', '--no-open'], { environment, type, asKeys: true })
    expect(run.screen).toContain('hello-guidon')
    expect(run.screen).toMatch(/hello-guidon.*development.*on/)
    expect(run.exitCode).toBe(0)
  })

  test('without a browser, the link that is printed signs in, once', async () => {
    const dev = await startDev(user, ['--no-open'])
    const [, secret] = /dashboard +http\S+#sign-in=(\S+) /.exec(dev.printed()) ?? []
    const headers = { 'content-type': 'application/json' }
    const signIn = () =>
      fetch(`${dev.url}/api/v1/sign-in`, { method: 'POST', headers, body: JSON.stringify({ link: secret }) })
    const [first, second] = [await signIn(), await signIn()]
    await dev.stop()
    expect([first.status, first.headers.get('set-cookie')]).toEqual([200, expect.stringContaining('HttpOnly')])
    expect(second.status).toBe(401)
  })

  test.skipIf(!isTerminalThere || process.platform !== 'linux')('a browser that does not open is told', async () => {
    writeFileSync(path.join(user.folder, 'xdg-open'), '#!/bin/sh\nexit 3\n', { mode: 0o755 })
    const PATH = `${user.folder}:${process.env['PATH']}`
    const type = new Map([['No browser opened', 'q']])
    const run = await user.runOnTerminal(['dev', '--port', '0'], {
      environment: { ...environment, PATH },
      type,
      asKeys: true,
    })
    const links = run.screen.match(/http\S+#sign-in=[\w-]+/g)
    expect(links).toHaveLength(2)
    expect(new Set(links).size).toBe(1)
    expect(run.exitCode).toBe(0)
  })

  test('other commands in the folder find the server', async () => {
    const dev = await startDev(user)
    expect(dev.printed()).toMatch(/SDK key {4}sdk-/)
    expect(await user.run(['flag', 'on', 'hello-guidon', '--yes'])).toMatchObject({ exitCode: 0 })
    expect(await dev.stop()).toBe(130)
  })
})

test('dev --fresh begins with an empty database, without it what was there is kept', { timeout: 120_000 }, async () => {
  const call = (method: string, then: string) => `const { GUIDON_URL, GUIDON_TOKEN } = process.env
const headers = { authorization: 'Bearer ' + GUIDON_TOKEN, 'content-type': 'application/json' }
const answer = await fetch(GUIDON_URL + '/api/v1/projects/my-project/flags', { headers, method: '${method}'${then}
console.log(JSON.stringify(await answer.json()).includes('kept'))`
  const create = call('POST', ', body: JSON.stringify({ key: "kept" }) })')
  const list = call('GET', ' })')
  const runWith = (words: string[], script: string) =>
    user.runProgram(['dev', '--port', '0', ...words, '--', process.execPath, '--input-type=module', '-e', script])
  expect(await runWith([], create)).toMatchObject({ stderr: '', stdout: 'true\n' })
  expect(await runWith([], list)).toMatchObject({ stderr: '', stdout: 'true\n' })
  expect(await runWith(['--fresh'], list)).toMatchObject({ stderr: '', stdout: 'false\n' })
})

function scratchFolders(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('guidon-dev-'))
}
