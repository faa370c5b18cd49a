import {
  createFlag,
  deleteFlag,
  explainFlag,
  getConfiguredFlag,
  getFlag,
  listFlags,
  createEnvironment,
  type NewFlagRequest,
} from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import type { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let server: TestServer
const params = { project: 'school' }
const environments = [
  { key: 'staging', name: 'Staging' },
  { key: 'production', name: 'Production' },
]

beforeAll(async () => {
  server = await startTestServer({ environments })
})
afterAll(() => server.close())

const create = (body: NewFlagRequest) => server.api(createFlag, { params, body })

describe('creating', () => {
  test('makes a boolean flag in every environment, off', async () => {
    const flag = await create({ key: 'new-checkout', name: 'New checkout', tags: ['shop', 'shop'] })
    expect(flag.definition).toMatchObject({ key: 'new-checkout', valueType: 'boolean', tags: ['shop'] })
    expect(flag.version).toBe(1)
    expect(flag.environments).toMatchObject([
      { environment: 'staging', isOn: false, serves: '"false"', version: 1 },
      { environment: 'production', isOn: false, serves: '"false"', version: 1 },
    ])
  })

  test('makes string flags with ids for their variations', async () => {
    const flag = await create({
      key: 'theme',
      valueType: 'string',
      variations: [{ value: 'dark' }, { value: 'light' }],
    })
    const ids = flag.definition.variations.map(({ id }) => id)
    expect(new Set(ids).size).toBe(2)
    expect(flag.definition.variations.map(({ value }) => value)).toEqual(['dark', 'light'])
  })

  test('makes migration flags with their six stages', async () => {
    const flag = await create({ key: 'move-grades', valueType: 'migration', migration: { checkRatio: 10 } })
    expect(flag.definition.variations.map(({ value }) => value)).toEqual([
      'off',
      'dualwrite',
      'shadow',
      'live',
      'rampdown',
      'complete',
    ])
    expect(flag.definition.migration).toEqual({ checkRatio: 10 })
    expect(flag.environments[0]).toMatchObject({ serves: '"off"' })
  })

  test('keeps the order of keys inside values', async () => {
    const value = JSON.parse('{"z": 1, "a": {"__proto__": 2, "b": 3}}')
    await create({ key: 'layout', valueType: 'json', variations: [{ value }] })
    const flag = await server.api(getFlag, { params: { ...params, flag: 'layout' } })
    expect(JSON.stringify(flag.definition.variations[0]!.value)).toBe('{"z":1,"a":{"__proto__":2,"b":3}}')
  })

  test.each([
    ['a key with a slash', { key: 'a/b' }, '/key'],
    ['no key', { key: '' }, '/key'],
    ['a key that ends programs with some SDKs', { key: 'constructor' }, '/key'],
    [
      'a value of another type',
      { key: 'x', valueType: 'number', variations: [{ value: 'one' }] },
      '/variations/0/value',
    ],
    ['no variations', { key: 'x', valueType: 'string' }, '/variations'],
    ['variations of a migration', { key: 'x', valueType: 'migration', variations: [{ value: 'off' }] }, '/variations'],
    ['migration settings of another flag', { key: 'x', migration: {} }, '/migration'],
    ['a name that PostgreSQL cannot store', { key: 'x', name: 'a\0b' }, '/name'],
  ] as const)('refuses %s', async (_, body, path) => {
    await expect(create(body as never)).rejects.toMatchObject({
      problem: { code: 'invalid_flag', status: 422, issues: [expect.objectContaining({ path })] },
    })
  })

  test('refuses unknown properties', async () => {
    await expect(create({ key: 'x', colour: 'red' } as never)).rejects.toMatchObject({
      problem: { code: 'invalid_request', issues: [{ path: '/colour' }] },
    })
  })

  test('lets one of ten requests for the same key win', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => create({ key: 'raced' })))
    const codes = outcomes.map((one) => (one.status === 'fulfilled' ? 'created' : one.reason.problem.code)).sort()
    expect(codes).toEqual(['created', ...Array.from({ length: 9 }, () => 'flag_exists')])
  })

  test('starts every flag in a new environment', async () => {
    await server.api(createEnvironment, { params, body: { key: 'qa', name: 'QA' } })
    const flag = await server.api(getFlag, { params: { ...params, flag: 'new-checkout' } })
    expect(flag.environments.map(({ environment }) => environment)).toEqual(['staging', 'production', 'qa'])
  })
})

describe('reading', () => {
  test('gives all that an editor needs', async () => {
    const flag = await server.api(getConfiguredFlag, {
      params: { ...params, environment: 'production', flag: 'new-checkout' },
    })
    expect(flag).toMatchObject({ definitionVersion: 1, version: 1, environment: 'production' })
    expect(flag.configuration).toMatchObject({ on: false, offVariationId: 'false', rules: [] })
    expect(flag.configuration.salt).toMatch(/^[0-9a-f]{32}$/)
  })

  test.each(['nothing-here', '__proto__', 'constructor', '💡/%', '%00', 'a'.repeat(300)])(
    'says that there is no flag %j',
    async (flag) => {
      await expect(server.api(getFlag, { params: { ...params, flag } })).rejects.toMatchObject({
        problem: { code: 'flag_not_found', status: 404 },
      })
    },
  )

  test('explains what a context gets', async () => {
    const at = { ...params, environment: 'production', flag: 'new-checkout' }
    const explained = await server.api(explainFlag, { params: at, body: { context: { kind: 'user', key: 'ann' } } })
    expect(explained).toMatchObject({ flag: 'new-checkout', value: false, variation: 1, reason: { kind: 'OFF' } })
    await expect(server.api(explainFlag, { params: at, body: { context: { kind: 'user' } } })).rejects.toMatchObject({
      problem: {
        code: 'invalid_context',
        issues: [expect.objectContaining({ path: expect.stringMatching(/^\/context/) })],
      },
    })
  })
})

describe('listing', () => {
  const list = (query: z.input<typeof listFlags.query>) => server.api(listFlags, { params, query })
  const keysOf = async (query: Parameters<typeof list>[0]) => (await list(query)).items.map(({ key }) => key)

  test('goes through all pages in every order, without a gap or a repetition', async () => {
    for (const sort of [
      'key',
      '-key',
      'name',
      '-name',
      'created',
      '-created',
      'updated',
      '-updated',
      'action',
    ] as const) {
      const all = await keysOf({ sort })
      const paged: string[] = []
      let after: string | undefined
      do {
        const page = await list({ sort, limit: 2, ...(after === undefined ? {} : { after }) })
        paged.push(...page.items.map(({ key }) => key))
        after = page.page.next ?? undefined
      } while (after !== undefined)
      expect(paged).toEqual(all)
      expect(new Set(paged).size).toBe(paged.length)
    }
  })

  test.each([
    [{ search: 'NEW CHECK' }, ['new-checkout']],
    [{ search: '%' }, []],
    [{ search: '_' }, []],
    [{ tag: 'shop' }, ['new-checkout']],
    [{ tag: 'shop,other' }, []],
    [{ migration: 'true' }, ['move-grades']],
    [{ valueType: 'json' }, ['layout']],
    [{ environment: 'production', state: 'on' }, []],
    [{ archived: 'true' }, []],
    [{ maintainer: 'nobody' }, []],
    [{ temporary: 'false' }, []],
    [{ search: 'SHOP' }, ['new-checkout']],
    [{ maintainer: '@me' }, []],
    [{ lifecycle: 'live,cleanup,stale' }, []],
    [{ drift: 'staging,production' }, []],
    [{ changedSince: 4_000_000_000_000 }, []],
    [{ changedSince: 4_000_000_000_000, environment: 'production' }, []],
  ] as const)('narrows by %j', async (query, keys) => {
    expect(await keysOf(query)).toEqual(keys)
  })

  test('counts what could be narrowed further', async () => {
    const { counts, page } = await list({ environment: 'production', counts: 'true', migration: 'true' })
    expect(page.total).toBe(1)
    expect(counts).toMatchObject({ active: 5, archived: 0, temporary: 5, permanent: 0, migration: 1, on: 0, off: 5 })
    expect(counts!.tags).toEqual([{ value: 'shop', count: 1 }])
    expect(counts!.valueTypes).toContainEqual({ value: 'string', count: 2 })
  })

  test('shows one environment when asked for it', async () => {
    const { items } = await list({ environment: 'staging', search: 'theme' })
    expect(items[0]!.environments.map(({ environment }) => environment)).toEqual(['staging'])
  })

  test.each([
    [{ state: 'on' }, 'state_without_environment'],
    [{ after: 'nonsense' }, 'invalid_cursor'],
    [{ environment: 'nowhere' }, 'environment_not_found'],
    [{ limit: 1_000 }, 'invalid_request'],
    [{ sort: 'colour' }, 'invalid_request'],
    [{ lifecycle: 'live,asleep' }, 'invalid_request'],
    [{ drift: 'staging' }, 'invalid_request'],
    [{ drift: 'staging,nowhere' }, 'environment_not_found'],
  ] as const)('refuses %j with %s', async (query, code) => {
    await expect(list(query as never)).rejects.toMatchObject({ problem: { code } })
  })
})

test('refuses to delete a flag that is not archived', async () => {
  const flag = { ...params, flag: 'new-checkout' }
  await expect(server.api(deleteFlag, { params: flag })).rejects.toMatchObject({
    problem: { code: 'flag_not_archived', status: 409 },
  })
})
