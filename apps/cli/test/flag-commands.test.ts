import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createGuidonUser, type GuidonUser } from './guidon-user.ts'

let server: TestServer
let user: GuidonUser

beforeAll(async () => {
  server = await startTestServer({
    environments: [
      { key: 'development', name: 'Development' },
      { key: 'production', name: 'Production', isCritical: true },
    ],
  })
})
afterAll(() => server.close())

beforeEach(async () => {
  user = await createGuidonUser(server)
})
afterEach(() => user.remove())

/** The `data` of a command that must succeed. */
async function dataOf<Data>(...words: string[]): Promise<Data> {
  const { exitCode, stdout, stderr } = await user.run([...words, '--json'])
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  return (JSON.parse(stdout) as { data: Data }).data
}

async function isOn(key: string, environment = 'development'): Promise<boolean> {
  const { environments } = await dataOf<{ environments: { environment: string; isOn: boolean }[] }>('flag', 'get', key)
  return environments.find((state) => state.environment === environment)!.isOn
}

describe('flag create, ls and get', () => {
  test('a flag made is listed with its state, tab-separated for programs', async () => {
    expect((await user.run(['flag', 'create', 'listed', '--tag', 'a', '--name', 'A listed flag'])).exitCode).toBe(0)
    const { stdout, stderr } = await user.run(['flag', 'ls', '--search', 'listed'])
    expect(stdout).toMatch(/^listed\toff\t.+\tboolean\t\d{4}-\d\d-\d\dT[\d:.]+Z\ta\tA listed flag\n$/)
    expect(stderr).toBe('')
  })

  test('values and names of variations are taken from the command line', async () => {
    await user.run(['flag', 'create', 'sizes', '--type', 'number', '--variation', 'small=10', '--variation', '50'])
    const { definition } = await dataOf<{ definition: { variations: { value: number; name: string }[] } }>(
      'flag',
      'get',
      'sizes',
    )
    expect(definition.variations.map(({ value, name }) => [value, name])).toEqual([
      [10, 'small'],
      [50, expect.any(String)],
    ])
  })

  test('--dry-run creates nothing', async () => {
    expect((await user.run(['flag', 'create', 'phantom', '--dry-run'])).exitCode).toBe(0)
    expect((await user.run(['flag', 'get', 'phantom'])).exitCode).toBe(3)
  })

  test('pages follow each other', async () => {
    for (const key of ['page-a', 'page-b', 'page-c']) await user.run(['flag', 'create', key])
    const first = await user.run(['flag', 'ls', '--search', 'page-', '--limit', '2', '--json=key'])
    const { data, page } = JSON.parse(first.stdout) as { data: unknown; page: { next: string } }
    expect(data).toEqual([{ key: 'page-a' }, { key: 'page-b' }])
    const second = await user.run(['flag', 'ls', '--search', 'page-', '--after', page.next, '--jq', '.data[].key'])
    expect(second.stdout).toBe('page-c\n')
  })

  test('a misspelled key is not found, and the right one named', async () => {
    await user.run(['flag', 'create', 'gradebook-grid-v2'])
    const { exitCode, stderr, stdout } = await user.run(['flag', 'get', 'gradebook-grid-2', '--json'])
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' })
    expect(JSON.parse(stderr)).toMatchObject({
      error: {
        code: 'flag_not_found',
        suggestion: 'Did you mean gradebook-grid-v2?',
        requestId: expect.any(String) as string,
      },
    })
  })

  test('a key that is taken is a conflict', async () => {
    await user.run(['flag', 'create', 'taken'])
    expect((await user.run(['flag', 'create', 'taken'])).exitCode).toBe(5)
  })

  test('the same write sent again under its name is applied once', async () => {
    const words = ['flag', 'create', 'once', '--idempotency-key', 'write-1']
    expect((await user.run(words)).exitCode).toBe(0)
    expect((await user.run(words)).exitCode).toBe(0)
  })

  test('a wrong token is no access', async () => {
    const { exitCode, stderr } = await user.run(['flag', 'ls'], { environment: { GUIDON_TOKEN: 'gdn_wrong' } })
    expect(exitCode).toBe(4)
    expect(stderr).toContain('guidon login')
  })
})

describe('flag on, off and set', () => {
  beforeEach(() => user.run(['flag', 'create', 'switch']))

  test('turn a flag on and off', async () => {
    expect((await user.run(['flag', 'on', 'switch', '--yes'])).exitCode).toBe(0)
    expect(await isOn('switch')).toBe(true)
    expect((await user.run(['flag', 'off', 'switch', '--yes'])).exitCode).toBe(0)
    expect(await isOn('switch')).toBe(false)
  })

  test('need --yes where nobody can be asked', async () => {
    const { exitCode, stderr, stdout } = await user.run(['flag', 'on', 'switch'])
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain('--yes')
    expect(await isOn('switch')).toBe(false)
  })

  test('--dry-run says what would happen and does nothing', async () => {
    const plan = await dataOf<{ sentences: string[]; decision: string }>('flag', 'on', 'switch', '--dry-run')
    expect(plan.decision).toBe('apply')
    expect(plan.sentences).toHaveLength(1)
    expect(await isOn('switch')).toBe(false)
  })

  test('--yes also confirms a critical environment', async () => {
    expect(
      (await user.run(['flag', 'on', 'switch', '-e', 'production', '--yes', '--reason', 'release'])).exitCode,
    ).toBe(0)
    expect(await isOn('switch', 'production')).toBe(true)
    await user.run(['flag', 'off', 'switch', '-e', 'production', '--yes'])
  })

  test('what is so already is no error', async () => {
    expect(await dataOf('flag', 'off', 'switch', '--yes')).toEqual({ isChanged: false })
  })

  test.each([
    ['its value', 'dark', 'dark'],
    ['its name', 'Bright', 'light'],
    ['its index', '2', 'grey'],
  ])('set finds a variation by %s', async (_by, wanted, served) => {
    await user.run([
      'flag',
      'create',
      'theme',
      '--type',
      'string',
      '--variation',
      'Bright=light',
      '--variation',
      'dark',
      '--variation',
      'grey',
    ])
    await user.run(['flag', 'set', 'theme', wanted, '--yes'])
    await user.run(['flag', 'on', 'theme', '--yes'])
    const told = await user.run(['flag', 'explain', 'theme', '--user', 'ana'])
    expect(told.stdout).toMatch(/^because (targeting is off  \(OFF\)|no target and no rule matches  \(FALLTHROUGH\))$/m)
    expect(await dataOf('flag', 'explain', 'theme', '--user', 'ana')).toMatchObject({
      value: served,
      reason: { kind: 'FALLTHROUGH' },
    })
  })

  test('set names the variations when there is no such one', async () => {
    const { exitCode, stderr } = await user.run(['flag', 'set', 'switch', 'maybe', '--yes'])
    expect(exitCode).toBe(3)
    expect(stderr).toContain('true, false')
  })
})

describe('flag edit', () => {
  async function configurationOf(key: string): Promise<Record<string, unknown>> {
    return JSON.parse((await user.run(['flag', 'get', key, '--configuration'])).stdout) as Record<string, unknown>
  }

  test('brings a flag to what a file says', async () => {
    await user.run(['flag', 'create', 'edited'])
    const before = await configurationOf('edited')
    const file = path.join(user.folder, 'flag.json')
    await writeFile(file, JSON.stringify({ ...before, on: true, trackEvents: true }))
    const change = await dataOf<{ operations: { instructions: { kind: string }[] }[] }>(
      'flag',
      'edit',
      'edited',
      '--file',
      file,
      '--yes',
    )
    expect(change.operations[0]!.instructions.map(({ kind }) => kind).sort()).toEqual([
      'turnFlagOn',
      'updateTrackEvents',
    ])
    expect(await configurationOf('edited')).toMatchObject({ on: true, trackEvents: true })
  })

  test('takes the JSON from stdin, and changes nothing when nothing differs', async () => {
    await user.run(['flag', 'create', 'unedited'])
    const before = JSON.stringify(await configurationOf('unedited'))
    const { stdout } = await user.run(['flag', 'edit', 'unedited', '--file', '-', '--yes', '--json'], { input: before })
    expect(JSON.parse(stdout)).toEqual({ data: { isChanged: false } })
  })

  test.each([
    ['no JSON', '{', /is not JSON/],
    ['a list', '[]', /does not hold a JSON object/],
    ['a misspelled field', '{"onn": true}', /\/onn/],
  ])('refuses %s', async (_what, input, message) => {
    await user.run(['flag', 'create', 'refused'])
    const { exitCode, stderr } = await user.run(['flag', 'edit', 'refused', '--file', '-', '--yes'], { input })
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(message)
  })
})

describe('flag set on a number flag', () => {
  test('a number is a value, never an index', async () => {
    await user.run(['flag', 'create', 'n2', '--type', 'number', '--variation', 'two=1', '--variation', '1=2'])
    const wrong = await user.run(['flag', 'set', 'n2', '0', '--yes'])
    expect(wrong.exitCode).toBe(3)
    expect(wrong.stderr).toContain('Variations: 1 (two), 2 (1).')
    const byValue = await user.run([
      'flag',
      'set',
      'n2',
      '1.0',
      '--dry-run',
      '--jq',
      '.data.operations[].instructions[]',
    ])
    const { variationId } = JSON.parse(byValue.stdout) as { variationId: string }
    const { definition } = await dataOf<{ definition: { variations: { id: string; value: number }[] } }>(
      'flag',
      'get',
      'n2',
    )
    expect(definition.variations.find(({ id }) => id === variationId)?.value).toBe(1)
  })

  test('an index says which variation it stands for', async () => {
    await user.run(['flag', 'create', 'indexed', '--type', 'string', '--variation', 'a', '--variation', 'Second=b'])
    const { exitCode, stderr } = await user.run(['flag', 'set', 'indexed', '1', '--yes'])
    expect(exitCode).toBe(0)
    expect(stderr).toContain('1 is the index of Second.')
    expect((await user.run(['flag', 'set', 'indexed', 'b', '--yes'])).stderr).not.toContain('is the index')
  })
})

test('flag on and set say that an archived flag stays out of use', async () => {
  await user.run(['flag', 'create', 'stored'])
  await user.run(['flag', 'archive', 'stored', '--yes'])
  for (const words of [
    ['flag', 'on', 'stored'],
    ['flag', 'set', 'stored', 'false'],
  ]) {
    expect((await user.run([...words, '--yes'])).stderr).toContain('guidon flag archive stored --restore')
  }
  expect((await user.run(['flag', 'create', 'lively'])).exitCode).toBe(0)
  expect((await user.run(['flag', 'on', 'lively', '--yes'])).stderr).not.toContain('archived')
})

test('flag archive takes a flag out of the list, and --restore brings it back', async () => {
  await user.run(['flag', 'create', 'old'])
  expect((await user.run(['flag', 'archive', 'old', '--yes'])).exitCode).toBe(0)
  expect((await user.run(['flag', 'ls', '--search', 'old'])).stdout).toBe('')
  expect((await user.run(['flag', 'ls', '--search', 'old', '--archived', '--jq', '.data[].key'])).stdout).toBe('old\n')
  await user.run(['flag', 'archive', 'old', '--restore', '--yes'])
  expect((await user.run(['flag', 'ls', '--search', 'old', '--jq', '.data[].key'])).stdout).toBe('old\n')
})
