import { readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createTestDatabase, startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createGuidonUser, type GuidonUser } from './guidon-user.ts'

/** Each test starts a server with a new database, on machines that may be busy. */
const START_LIMIT_MS = 60_000

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

  test('a broken seed is refused before anything starts', async () => {
    writeFileSync(path.join(user.folder, 'flags.json'), '{')
    const { exitCode, stderr } = await user.run(['dev', '--ci', '--seed', 'flags.json', '--', 'true'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('flags.json is not JSON')
  })
})

test(
  'dev shows where the server is, and other commands in the folder find it',
  { timeout: START_LIMIT_MS },
  async () => {
    const database = await createTestDatabase()
    const child = await user.start(['dev', '--port', '0'], { environment: { GUIDON_DATABASE_URL: database.url } })
    const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
    let shown = ''
    const isShown = new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        shown += chunk
        if (shown.includes('hello-guidon')) resolve()
      })
    })
    await Promise.race([isShown, exit])
    expect(shown).toMatch(/SDK key {4}sdk-/)
    const on = await user.run(['flag', 'on', 'hello-guidon', '--yes'])
    expect(on.exitCode).toBe(0)
    child.kill('SIGINT')
    expect(await exit).toBe(130)
    await database.drop()
  },
)

function scratchFolders(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('guidon-dev-'))
}
