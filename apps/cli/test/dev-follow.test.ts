import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { init, type LDClient } from '@launchdarkly/node-server-sdk'
import { FileDataSourceFactory } from '@launchdarkly/node-server-sdk/integrations'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { START_LIMIT_MS, startDev, type DevRun } from './dev-run.ts'
import { createGuidonUser, type GuidonUser } from './guidon-user.ts'

const quiet = { error() {}, warn() {}, info() {}, debug() {} }
const USER = { kind: 'user', key: 'u1' }
const ON = '"environment":"development","isOn":true'

let user: GuidonUser
let dev: DevRun | undefined
const clients: LDClient[] = []

beforeEach(async () => {
  user = await createGuidonUser()
})
afterEach(async () => {
  clients.splice(0).forEach((client) => client.close())
  await dev?.stop()
  dev = undefined
  await user.remove()
}, START_LIMIT_MS)

function write(file: string, content: unknown): void {
  const target = path.join(user.folder, file)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content))
}

/** What the local server gives to everyone. */
async function valueOf(flag: string): Promise<unknown> {
  const { stdout } = await user.run(['flag', 'explain', flag, '--user', 'u1', '--json'])
  return (JSON.parse(stdout || '{}') as { data?: { value?: unknown } }).data?.value
}

/** A document with flags that give their first variation when on. */
async function documentWith(...commands: string[][]): Promise<string> {
  const source = await startTestServer({ environments: [{ key: 'development', name: 'Development' }] })
  const author = await createGuidonUser(source)
  for (const words of commands) await author.run([...words, '--yes'])
  const { stdout } = await author.run(['export'])
  await author.remove()
  await source.close()
  return stdout
}

describe('guidon dev', { timeout: START_LIMIT_MS }, () => {
  test('tells of an SDK as it connects, and to how many clients a flip was delivered', async () => {
    dev = await startDev(user)
    const { url, sdkKey } = dev
    const uris = { baseUri: url, streamUri: url, eventsUri: url }
    const client = init(sdkKey, { ...uris, logger: quiet, application: { id: 'my-app', version: '1' } })
    clients.push(client)
    await client.waitForInitialization({ timeout: 10 })
    await dev.until('connected\tNodeJSClient ')
    await dev.until('my-app\tstreaming\tdevelopment')
    await user.run(['flag', 'on', 'hello-guidon', '--yes'])
    await dev.until('hello-guidon\tdevelopment\t')
    await dev.until('delivered to 1 client in ')
    expect(await client.variation('hello-guidon', USER, false)).toBe(true)
    expect(await dev.stop()).toBe(130)
  })

  test('brings documents of the folder in, again whenever they change', async () => {
    write('guidon/shop.json', await documentWith(['flag', 'create', 'from-file'], ['flag', 'on', 'from-file']))
    dev = await startDev(user)
    expect(await valueOf('from-file')).toBe(true)
    write('guidon/shop.json', '{"guidon": 1,')
    await dev.until('guidon/shop.json is not JSON')
    write('guidon/shop.json', { guidon: 1 })
    await dev.until('guidon/shop.json lacks the list "environments". Make it again with `guidon export`.')
    write('guidon/more.json', await documentWith(['flag', 'create', 'added-later']))
    await dev.until('guidon/more.json applied')
    expect(await valueOf('added-later')).toBe(false)
  })

  test('puts overrides on top while their file says so', async () => {
    write('guidon/overrides.local.json', { 'hello-guidon': true })
    dev = await startDev(user)
    expect(await valueOf('hello-guidon')).toBe(true)
    write('guidon/overrides.local.json', { 'hello-guidon': 'yes', helo: true })
    await dev.until('flag "hello-guidon" cannot give "yes"; it gives true, false; there is no flag "helo"')
    write('guidon/overrides.local.json', { 'hello-guidon': { variation: 'false' } })
    await dev.until('overrides.local.json applied')
    expect((await user.run(['flag', 'get', 'hello-guidon', '--json'])).stdout).toContain(ON)
    rmSync(path.join(user.folder, 'guidon/overrides.local.json'))
    await dev.until('overrides.local.json applied')
    expect((await user.run(['flag', 'get', 'hello-guidon', '--json'])).stdout).not.toContain(ON)
  })

  test('keeps a file current that an SDK without a network reads', async () => {
    dev = await startDev(user, ['--offline-file', 'flags.json'])
    const factory = new FileDataSourceFactory({ paths: [path.join(user.folder, 'flags.json')], autoUpdate: true })
    const client = init('any', { logger: quiet, updateProcessor: factory.getFactory(), sendEvents: false })
    clients.push(client)
    await client.waitForInitialization({ timeout: 10 })
    expect(await client.variation('hello-guidon', USER, 'default')).toBe(false)
    const changed = new Promise((resolve) => client.once('update:hello-guidon', resolve))
    await user.run(['flag', 'on', 'hello-guidon', '--yes'])
    await changed
    expect(await client.variation('hello-guidon', USER, 'default')).toBe(true)
    expect(dev.printed()).not.toContain('connected')
  })

  test('makes the project and environment that guidon.json names', async () => {
    write('guidon.json', { project: 'shop', environment: 'local' })
    dev = await startDev(user)
    const { stdout } = await user.run(['env', 'ls'])
    expect(stdout).toMatch(/^\*\tlocal\t/m)
  })
})

describe('guidon dev --mirror', { timeout: START_LIMIT_MS }, () => {
  let source: TestServer
  let author: GuidonUser

  beforeAll(async () => {
    source = await startTestServer({ environments: [{ key: 'production', name: 'Production', isCritical: true }] })
    author = await createGuidonUser(source)
  })
  afterAll(async () => {
    await author.remove()
    await source.close()
  })
  beforeEach(async () => {
    await user.run(['login', '--server', source.url, '--token-stdin'], { input: source.token })
    await user.run(['context', 'add', 'prod', '--server', source.url, '-p', 'school', '-e', 'production'])
  })

  const flip = (words: string[]) => author.run([...words, '--yes'])

  test('follows an environment that is only read, with overrides on top', async () => {
    await flip(['flag', 'create', 'mirrored'])
    await flip(['flag', 'on', 'mirrored'])
    await flip(['flag', 'create', 'overridden'])
    await flip(['segment', 'create', 'beta'])
    write('guidon/overrides.local.json', { overridden: true })
    const { stdout: auditBefore } = await author.run(['audit', 'tail', '-n', '100'])
    dev = await startDev(user, ['--mirror', 'prod'])
    expect(dev.printed()).not.toContain('error')
    await dev.until('prod: production of school')
    expect([await valueOf('mirrored'), await valueOf('overridden')]).toEqual([true, true])
    expect((await user.run(['segment', 'ls'])).stdout).toContain('beta')
    expect((await author.run(['audit', 'tail', '-n', '100'])).stdout).toBe(auditBefore)

    await flip(['flag', 'off', 'mirrored'])
    await flip(['flag', 'set', 'overridden', 'false'])
    await expect.poll(() => valueOf('mirrored'), { timeout: 10_000 }).toBe(false)
    expect(await valueOf('overridden')).toBe(true)
    rmSync(path.join(user.folder, 'guidon/overrides.local.json'))
    await dev.until('overrides.local.json applied')
    expect(await valueOf('overridden')).toBe(false)
  })

  test.each<[what: string, mirror: string, options: string[], message: string]>([
    ['an unknown context', 'prdo', [], 'Did you mean prod?'],
    ['an unknown project', 'odd', ['-p', 'nope', '-e', 'production'], 'cannot be mirrored'],
    ['an unknown environment', 'odd', ['-p', 'school', '-e', 'nope'], 'It has production.'],
  ])('%s is refused before anything starts', async (_what, mirror, options, message) => {
    if (options.length > 0) await user.run(['context', 'add', 'odd', '--server', source.url, ...options])
    const { exitCode, stderr } = await user.run(['dev', '--mirror', mirror])
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)])
  })

  test('a server that wants another token is told', async () => {
    await user.run(['logout', '--server', source.url])
    const { exitCode, stderr } = await user.run(['dev', '--mirror', 'prod'])
    expect([exitCode, stderr]).toEqual([4, expect.stringContaining(`guidon login --server ${source.url}`)])
  })
})
