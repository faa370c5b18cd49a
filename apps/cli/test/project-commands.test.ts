import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { listEnvironments } from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createGuidonUser, type GuidonUser } from './guidon-user.ts'

let server: TestServer
let user: GuidonUser

beforeAll(async () => {
  server = await startTestServer({ environments: [{ key: 'development', name: 'Development' }] })
})
afterAll(() => server.close())

beforeEach(async () => {
  user = await createGuidonUser(server)
})
afterEach(() => user.remove())

async function dataOf<Data>(...words: string[]): Promise<Data> {
  const { exitCode, stdout, stderr } = await user.run([...words, '--json'])
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  return (JSON.parse(stdout) as { data: Data }).data
}

describe('login', () => {
  const anonymous = { GUIDON_TOKEN: '' }

  test('tries the token, keeps it for this server, and logout forgets it', async () => {
    expect((await user.run(['whoami'], { environment: anonymous })).exitCode).toBe(4)
    const login = await user.run(['login', '--token-stdin'], { input: `${server.token}\n`, environment: anonymous })
    expect(login.exitCode).toBe(0)
    expect((await user.run(['whoami', '--jq', '.data.kind'], { environment: anonymous })).stdout).toBe('token\n')
    expect((await user.run(['logout'], { environment: anonymous })).exitCode).toBe(0)
    expect((await user.run(['whoami'], { environment: anonymous })).exitCode).toBe(4)
  })

  test('keeps no token that the server refuses', async () => {
    const { exitCode, stderr } = await user.run(['login', '--token-stdin'], {
      input: 'gdn_wrong',
      environment: anonymous,
    })
    expect(exitCode).toBe(4)
    expect(stderr).toContain('This access token is not valid or has ended')
    await expect(readFile(path.join(user.folder, 'config/guidon/credentials.json'))).rejects.toThrow('ENOENT')
  })

  test('without a terminal asks for --token-stdin', async () => {
    const { exitCode, stderr } = await user.run(['login'], { environment: anonymous })
    expect(exitCode).toBe(2)
    expect(stderr).toContain('--token-stdin')
  })
})

describe('project', () => {
  test('create and ls', async () => {
    await dataOf('project', 'create', 'shop-copy', '--environment', 'preview', '--environment', 'live')
    const { items } = await server.api(listEnvironments, { params: { project: 'shop-copy' } })
    expect(items).toMatchObject([{ key: 'preview', name: 'Preview' }, { key: 'live' }])
    await dataOf('project', 'create', 'usual', '--name', 'The usual one')
    expect(await dataOf('project', 'ls')).toMatchObject([
      { key: 'school' },
      { key: 'shop-copy', name: 'Shop copy', environmentCount: 2 },
      { key: 'usual', name: 'The usual one', environmentCount: 3 },
    ])
    expect((await user.run(['project', 'create', 'dry', '--dry-run'])).exitCode).toBe(0)
    expect((await user.run(['env', 'ls', '-p', 'dry'])).exitCode).toBe(3)
  })

  test('edit renames, delete removes', async () => {
    await dataOf('project', 'create', 'passing')
    expect((await user.run(['project', 'edit', 'passing', '--name', 'X', '--dry-run'])).exitCode).toBe(0)
    expect(await dataOf('project', 'edit', 'passing', '--name', 'On its way')).toMatchObject({ name: 'On its way' })
    expect((await user.run(['project', 'delete', 'passing'])).exitCode).toBe(2)
    expect((await user.run(['project', 'delete', 'passing', '--yes'])).exitCode).toBe(0)
    expect((await user.run(['env', 'ls', '-p', 'passing'])).exitCode).toBe(3)
  })

  test.each([
    [['import', '-p', 'nowhere', '--yes'], 'guidon project create nowhere'],
    [['env', 'ls', '-p', 'scool'], 'Did you mean school?'],
    [['sdk', 'ls', '-e', 'nowhere'], 'guidon env create nowhere'],
  ])('%j says what to do', async (words, expected) => {
    const { exitCode, stderr } = await user.run(words, { input: (await user.run(['export'])).stdout })
    expect(exitCode).toBe(3)
    expect(stderr).toContain(expected)
  })
})

test.each(['', 'two words'])('a context cannot be called "%s"', async (name) => {
  expect(await user.run(['context', 'add', name])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('needs a name'),
  })
})

describe('env', () => {
  test('create, ls and key', async () => {
    await dataOf('env', 'create', 'pre-production', '--critical')
    expect(await dataOf('env', 'ls')).toMatchObject([
      { key: 'development' },
      { key: 'pre-production', name: 'Pre production', isCritical: true },
    ])
    const { stdout } = await user.run(['env', 'key'])
    expect(stdout).toBe(`${server.environment.sdkKey}\n`)
  })

  test('edit changes what is named and asks for the key where it guards less', async () => {
    await dataOf('env', 'create', 'edited', '--critical')
    const confirmed = ['env', 'edit', 'edited', '--yes']
    expect(await dataOf(...confirmed, '--name', 'Changed', '--require-reason', '--position', '1')).toMatchObject({
      name: 'Changed',
      position: 0,
      isCritical: true,
      requiresReason: true,
    })
    expect((await user.run([...confirmed, '--position', '99'])).stdout).toMatch(/to place [2-9]\n/)
    const idle = await user.run([...confirmed, '--name', 'Changed', '--critical'])
    expect(idle).toMatchObject({ exitCode: 0, stdout: 'Nothing to change: it is so already.\n' })
    expect(await user.run(['env', 'edit', 'edited', '--no-critical'])).toMatchObject({ exitCode: 2, stdout: '' })
    const dry = await user.run(['env', 'edit', 'edited', '--no-critical', '--secure-mode', '--dry-run'])
    expect(dry.stdout).toContain('edited is no longer critical\nBrowser SDKs must send')
    expect(await dataOf('env', 'get', 'edited')).toMatchObject({ isCritical: true, isSecureMode: false })
    expect(await dataOf(...confirmed, '--no-critical')).toMatchObject({ isCritical: false, requiresReason: true })
    expect(await dataOf(...confirmed, '--no-require-reason')).toMatchObject({ requiresReason: false })
    expect((await user.run(['audit', 'tail', '--subject', 'environment'])).stdout).not.toContain('edited in edited')
  })

  test('delete wants a confirmation, and the environment is gone', async () => {
    await dataOf('env', 'create', 'passing')
    expect((await user.run(['env', 'delete', 'passing'])).exitCode).toBe(2)
    expect((await user.run(['env', 'delete', 'passing', '--dry-run'])).stdout).toContain('for good')
    expect((await user.run(['env', 'delete', 'passing', '--yes'])).exitCode).toBe(0)
    expect((await user.run(['env', 'get', 'passing'])).exitCode).toBe(3)
    expect((await user.run(['env', 'delete', 'passing', '--yes'])).exitCode).toBe(3)
  })

  test('get shows keys in part only', async () => {
    const { stdout } = await user.run(['env', 'get'])
    expect(stdout).toContain(server.environment.id)
    expect(stdout).not.toContain(server.environment.sdkKey)
  })

  test('rotate-key asks first, then prints the new key', async () => {
    expect((await user.run(['env', 'rotate-key', '--kind', 'mobile'])).exitCode).toBe(2)
    const { stdout } = await user.run(['env', 'rotate-key', '--kind', 'mobile', '--overlap', '1h', '--yes'])
    expect(stdout).toMatch(/^mob-/)
    const dry = await user.run(['env', 'rotate-key', '--overlap', '7d', '--dry-run'])
    expect(dry.stdout).toContain('the old one works on for 7 days')
    expect((await user.run(['audit', 'tail', '-n', '1'])).stdout).toContain('those before it end after 1 hour')
    expect((await user.run(['env', 'key', '--kind', 'mobile'])).stdout).toBe(stdout)
    await user.run(['env', 'rotate-key', '--kind', 'mobile', '--overlap', '0', '--yes'])
    expect((await user.run(['audit', 'tail', '-n', '1'])).stdout).toContain('those before it ended at once')
  })
})

describe('segment', () => {
  test('create, ls, get and edit', async () => {
    await dataOf('segment', 'create', 'testers', '--include', 'ana', '--include', 'ben')
    expect(await dataOf('segment', 'ls')).toMatchObject([{ key: 'testers', includedCount: 2 }])
    const { stdout } = await user.run(['segment', 'get', 'testers', '--definition'])
    const definition = JSON.parse(stdout) as { included: { values: string[] }[] }
    definition.included[0]!.values.push('cem')
    const edit = await user.run(['segment', 'edit', 'testers', '--file', '-', '--yes'], {
      input: JSON.stringify(definition),
    })
    expect(edit.exitCode).toBe(0)
    expect((await user.run(['segment', 'get', 'testers'])).stdout).toContain('user: ana, ben, cem')
  })
})

test('a segment is archived, restored, and deleted once archived', async () => {
  await user.run(['segment', 'create', 'passing'])
  expect(await user.run(['segment', 'delete', 'passing', '--yes'])).toMatchObject({ exitCode: 5 })
  expect((await user.run(['segment', 'archive', 'passing', '--yes'])).exitCode).toBe(0)
  expect(await dataOf('segment', 'ls', '--archived')).toMatchObject([{ key: 'passing' }])
  expect((await user.run(['segment', 'restore', 'passing', '--yes'])).exitCode).toBe(0)
  expect(await dataOf('segment', 'ls', '--archived')).toEqual([])
  await user.run(['segment', 'archive', 'passing', '--yes'])
  expect((await user.run(['segment', 'delete', 'passing'])).exitCode).toBe(2)
  expect((await user.run(['segment', 'delete', 'passing', '--dry-run'])).exitCode).toBe(0)
  expect((await user.run(['segment', 'delete', 'passing', '--yes'])).exitCode).toBe(0)
  expect((await user.run(['segment', 'get', 'passing'])).exitCode).toBe(3)
})

describe('change', () => {
  const operations = (kind: string, more: object = {}) =>
    JSON.stringify({
      operations: [
        { subject: { kind: 'flag', key: 'changed', environment: 'development' }, instructions: [{ kind }], ...more },
      ],
    })

  beforeEach(async () => {
    await user.run(['flag', 'create', 'changed'])
    await user.run(['flag', 'off', 'changed', '--yes'])
  })

  test('plan writes nothing and tells scripts with --detailed-exitcode', async () => {
    const words = ['change', 'plan', '--detailed-exitcode']
    expect((await user.run(words, { input: operations('turnFlagOn') })).exitCode).toBe(8)
    expect((await user.run(words, { input: operations('turnFlagOn') })).exitCode).toBe(8)
    expect((await user.run(words, { input: operations('turnFlagOff') })).exitCode).toBe(0)
  })

  test('apply, ls, show and revert', async () => {
    const file = path.join(user.folder, 'change.json')
    await writeFile(file, operations('turnFlagOn'))
    const { id } = await dataOf<{ id: string }>('change', 'apply', file, '--yes', '--reason', 'because')
    expect(await dataOf('change', 'ls', '--flag', 'changed', '--limit', '1')).toMatchObject([{ id, reason: 'because' }])
    expect((await user.run(['change', 'ls', '--limit', '1'])).stdout).toContain('\tchanged in development\t')
    expect((await user.run(['change', 'show', id])).stdout).toContain('reason: because')
    expect((await user.run(['change', 'revert', id, '--dry-run'])).exitCode).toBe(0)
    expect(await dataOf('change', 'show', id)).toMatchObject({ revertedBy: null })
    await dataOf('change', 'revert', id, '--yes')
    expect((await user.run(['change', 'revert', id, '--yes'])).exitCode).toBe(5)
  })

  test('an old base version is a conflict', async () => {
    const { exitCode, stderr } = await user.run(['change', 'apply', '--yes', '--json'], {
      input: operations('turnFlagOn', { baseVersion: 0 }),
    })
    expect(exitCode).toBe(5)
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'version_conflict' } })
  })

  test.each([
    ['no operations', '{}', 2],
    ['an unknown instruction', operations('explode'), 1],
    ['no JSON', 'x', 2],
  ])('refuses %s', async (_what, input, expected) => {
    expect((await user.run(['change', 'apply', '--yes'], { input })).exitCode).toBe(expected)
  })
})

test('audit tail prints the newest entries, the newest last', async () => {
  await user.run(['flag', 'create', 'audited'])
  await user.run(['flag', 'on', 'audited', '--yes', '--reason', 'to see it'])
  const { stdout } = await user.run(['audit', 'tail', '-n', '2', '--subject', 'flag:audited'])
  const [first, second] = stdout.trim().split('\n')
  expect(first).toContain('flag.created')
  expect(second).toContain('(to see it)')
})

test('audit tail goes back page by page', async () => {
  for (const key of ['trace-a', 'trace-b', 'trace-c']) await user.run(['flag', 'create', key])
  const words = ['audit', 'tail', '-n', '1', '--action', 'flag.created']
  const first = await user.run(words)
  expect(first.stdout).toContain('trace-c')
  const after = /More: add --after '(.+)'/.exec(first.stderr)![1]!
  expect((await user.run([...words, '--after', after])).stdout).toContain('trace-b')
})

describe('export and import', () => {
  test('a file that cannot be written is named', async () => {
    const { exitCode, stderr } = await user.run(['export', '-o', '/nope/x.json'])
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/Cannot write \/nope\/x\.json[^]*ENOENT/)
    expect(stderr).not.toContain('should not happen')
  })

  test('what was exported imports without a difference', async () => {
    await user.run(['flag', 'create', 'exported'])
    const { stdout: document } = await user.run(['export'])
    const { exitCode, stdout } = await user.run(['import', '--dry-run', '--detailed-exitcode', '--json'], {
      input: document,
    })
    expect(JSON.parse(stdout)).toMatchObject({ data: { added: 0, changed: 0 } })
    expect(exitCode).toBe(0)
  })

  test('--dry-run of a new flag says so and imports nothing', async () => {
    await user.run(['flag', 'create', 'original'])
    const { stdout } = await user.run(['export'])
    const document = JSON.parse(stdout) as { flags: { definition: { key: string } }[] }
    const original = document.flags.find(({ definition }) => definition.key === 'original')!
    document.flags = [{ ...original, definition: { ...original.definition, key: 'imported' } }]
    const input = JSON.stringify(document)
    const dry = await user.run(['import', '--dry-run', '--detailed-exitcode'], { input })
    expect(dry.exitCode).toBe(8)
    expect(dry.stdout).toContain('flag imported')
    expect((await user.run(['flag', 'get', 'imported'])).exitCode).toBe(3)
    expect((await user.run(['import', '--yes'], { input })).exitCode).toBe(0)
    expect((await user.run(['flag', 'get', 'imported'])).exitCode).toBe(0)
  })
})

describe('import into a project that lacks environments', () => {
  async function documentWithPreview(): Promise<string> {
    await user.run(['flag', 'create', 'wanted'])
    const document = JSON.parse((await user.run(['export'])).stdout) as {
      environments: object[]
      flags: { definition: { key: string }; environments: object[] }[]
    }
    document.environments = [{ key: 'preview', name: 'Preview', critical: false }]
    document.flags = document.flags.filter(({ definition }) => definition.key === 'wanted')
    document.flags[0]!.environments = [{ ...document.flags[0]!.environments[0], environment: 'preview' }]
    return JSON.stringify(document)
  }

  test('names the option that makes them, and makes them with it', async () => {
    const input = await documentWithPreview()
    const refused = await user.run(['import', '--yes'], { input })
    expect(refused.exitCode).toBe(1)
    expect(refused.stderr).toContain('Add --create-environments')
    const dry = await user.run(['import', '--create-environments', '--dry-run'], { input })
    expect(dry.stdout).toContain('+ environment preview  Create environment "preview"')
    expect((await user.run(['env', 'get', 'preview'])).exitCode).toBe(3)
    expect((await user.run(['import', '--create-environments', '--yes'], { input })).exitCode).toBe(0)
    expect((await user.run(['env', 'get', 'preview'])).exitCode).toBe(0)
  })
})

test('status and doctor find a healthy server', async () => {
  expect(await dataOf('status')).toMatchObject({ isReady: true, project: 'school' })
  const { isHealthy, checks } = await dataOf<{ isHealthy: boolean; checks: { name: string }[] }>('doctor')
  expect(isHealthy).toBe(true)
  expect(checks.map(({ name }) => name)).toContain('stream')
})

test('the stream of doctor has a name of its own among SDKs', async () => {
  await dataOf('doctor')
  await expect.poll(async () => (await user.run(['sdk', 'ls'])).stdout).toMatch(/^guidon-doctor\t/)
})

test('doctor fails where there is no server', async () => {
  const { exitCode, stdout } = await user.run(['doctor', '--json'], {
    environment: { GUIDON_SERVER: 'http://127.0.0.1:9' },
  })
  expect(exitCode).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    data: { isHealthy: false, checks: [{ name: 'proxy' }, { name: 'server', verdict: 'fail' }] },
  })
})

test('api sends any request and prints the answer as it is', async () => {
  const { stdout } = await user.run(['api', 'GET', 'projects/{project}'])
  expect(JSON.parse(stdout)).toMatchObject({ key: 'school' })
  const wrong = await user.run(['api', 'POST', 'projects', '-d', '{"key": "UPPER"}'])
  expect(wrong.exitCode).toBe(1)
})

test.each([
  ['flag ls -e ', 'development'],
  ['flag ls --env deve', 'development'],
  ['flag ls -p ', 'school'],
  ['-p school flag ls -e de', 'development'],
])('completion of "%s" offers %s', async (line, expected) => {
  const { exitCode, stdout } = await user.run(['__complete', '--', ...line.split(' ')])
  expect(exitCode).toBe(0)
  expect(stdout.split('\n')).toContain(`${expected}\t`)
})

test('completion knows the keys of the server for a minute', async () => {
  await user.run(['flag', 'create', 'completed'])
  expect((await user.run(['__complete', '--', 'flag', 'on', 'compl'])).stdout).toBe('completed\t\n')
  const offline = { GUIDON_PROJECT: 'school', http_proxy: '' }
  expect((await user.run(['__complete', '--', 'flag', 'off', 'compl'], { environment: offline })).stdout).toBe(
    'completed\t\n',
  )
})
