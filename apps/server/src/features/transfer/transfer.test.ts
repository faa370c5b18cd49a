import {
  applyChange,
  createApiClient,
  createFlag,
  createSegment,
  createToken,
  exportProject,
  getChange,
  getConfiguredFlag,
  getFlag,
  importProject,
  listAudit,
  listEnvironments,
  listFlags,
  putContextKind,
  revertChange,
  type ProjectDocument,
} from '@guidon/api'
import { BOOLEAN_VARIATIONS, newFlagConfiguration, newFlagDefinition } from '@guidon/model'
import { publishingSlice } from '@guidon/server'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const params = { project: 'school' }
const environments = [
  { key: 'staging', name: 'Staging' },
  { key: 'production', name: 'Production', isCritical: true },
]

let source: TestServer
let target: TestServer

beforeAll(async () => {
  source = await startTestServer({ environments })
  target = await startTestServer({ environments })
  const at = { ...params, environment: 'staging' }
  await source.api(putContextKind, { params: { ...params, kind: 'district' }, body: { name: 'District' } })
  await source.api(createSegment, {
    params: at,
    body: { key: 'beta', included: [{ contextKind: 'user', values: ['ann'] }] },
  })
  await source.api(createFlag, { params, body: { key: 'b-flag' } })
  await source.api(createFlag, {
    params,
    body: { key: 'a-flag', valueType: 'json', variations: [{ value: { z: 1, a: 2 } }] },
  })
  const clause = { contextKind: 'user', attribute: '', op: 'segmentMatch', values: ['beta'], negate: false }
  const rule = { id: 'r1', clauses: [clause], serve: { variationId: 'true' } }
  const subject = { kind: 'flag' as const, key: 'b-flag', environment: 'staging' }
  await source.api(applyChange, {
    params,
    body: { operations: [{ subject, instructions: [{ kind: 'turnFlagOn' }, { kind: 'addRule', rule }] }] },
  })
})
afterAll(async () => {
  await source.close()
  await target.close()
})

const exported = (server: TestServer) => server.api(exportProject, { params })
const send = (server: TestServer, document: unknown, options: object = {}) =>
  server.api(importProject, { params, body: { document, confirmation: 'staging,production', ...options } })
const confirmed = { confirmation: 'production' }

/** A document with one flag of the given key, in no environment. */
function documentWith(...keys: string[]): ProjectDocument {
  const flags = keys.map((key) => ({
    definition: newFlagDefinition({ key, valueType: 'boolean', variations: BOOLEAN_VARIATIONS }),
    environments: [],
  }))
  return {
    guidon: 1,
    project: { key: 'x', name: 'X' },
    environments: [],
    contextKinds: [],
    flags,
    segments: [],
  }
}

describe('from one server to another', () => {
  test('a document has a stable order and no secrets', async () => {
    const document = await exported(source)
    expect(document.flags.map(({ definition }) => definition.key)).toEqual(['a-flag', 'b-flag'])
    expect(JSON.stringify(document)).toBe(JSON.stringify(await exported(source)))
    expect(JSON.stringify(document)).not.toContain(source.environment.sdkKey)
  })

  test('a dry run tells what would happen and writes nothing', async () => {
    const report = await send(target, await exported(source), { dryRun: true })
    expect(report).toMatchObject({ dryRun: true, added: 4, changed: 0, unchanged: 1, changeId: null })
    expect(report.entries.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'context-kind district',
      'flag a-flag',
      'flag b-flag',
      'segment beta',
    ])
    expect((await target.api(listFlags, { params })).items).toEqual([])
  })

  test('asks for the confirmation that a change would need', async () => {
    await expect(send(target, await exported(source), { confirmation: 'no' })).rejects.toMatchObject({
      problem: { code: 'confirmation_required', status: 428 },
    })
  })

  test('an import gives the same project, and doing it again changes nothing', async () => {
    const document = await exported(source)
    const report = await send(target, document, confirmed)
    expect(report).toMatchObject({ added: 4, changed: 0 })
    expect(await exported(target)).toEqual(document)
    expect(await send(target, document, confirmed)).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 5,
      changeId: null,
    })
  })

  test('SDKs of an environment get all of it in one step', async () => {
    const { id } = target.environments.find(({ key }) => key === 'staging')!
    const live = target.server.use(publishingSlice).environment(id)!
    expect(live.version).toBe(2)
    expect(live.dataSet.flags.get('b-flag')).toMatchObject({ on: true, rules: [{ id: 'r1' }] })
    expect(live.dataSet.segments.get('beta')).toMatchObject({ included: ['ann'] })
  })

  test('says in words what differs, and what a revert brings back', async () => {
    const document = await exported(target)
    const flag = document.flags.find(({ definition }) => definition.key === 'b-flag')!
    const staging = flag.environments.find(({ environment }) => environment === 'staging')!
    const changed = {
      ...document,
      flags: [{ ...flag, environments: [{ ...staging, configuration: { ...staging.configuration, on: false } }] }],
    }
    const report = await send(target, changed)
    expect(report.entries).toMatchObject([
      { verdict: 'changed', environment: 'staging', sentences: ['Turn targeting off'] },
    ])
    const change = await target.api(getChange, { params: { ...params, change: report.changeId! } })
    expect(change.sentences).toEqual(['Turn targeting off'])
    await target.api(revertChange, { params: { ...params, change: change.id }, body: {} })
    expect(await exported(target)).toEqual(document)
  })

  test('is on record', async () => {
    const { items } = await target.api(listAudit, { params, query: { action: 'project.imported' } })
    expect(items.at(-1)).toMatchObject({
      subject: { kind: 'project', key: 'school' },
      sentences: ['Imported a document: 4 added, 0 changed'],
    })
  })
})

test.each(['__proto__', 'constructor', 'toString'])(
  'the key %s, which ends programs with some SDKs, is refused',
  async (key) => {
    await expect(send(target, documentWith(key), confirmed)).rejects.toMatchObject({
      problem: { issues: [expect.objectContaining({ code: 'reserved_key' })] },
    })
  },
)

describe('keys that nobody can type', () => {
  const keys = ['a/b', '100%', '%2F', '💡 ideas', 'x:explain', '..']

  test('are imported, read, edited and exported', async () => {
    const report = await send(target, documentWith(...keys), confirmed)
    expect(report.added).toBe(keys.length)
    for (const key of keys) {
      const flag = { ...params, flag: key }
      if (key !== '..') {
        expect((await target.api(getFlag, { params: flag })).definition.key).toBe(key)
        await target.api(getConfiguredFlag, { params: { ...flag, environment: 'staging' } })
      }
      const subject = { kind: 'flag' as const, key, environment: 'staging' }
      await target.api(applyChange, {
        params,
        body: { operations: [{ subject, instructions: [{ kind: 'turnFlagOn' }] }] },
      })
    }
    const { id } = target.environments.find((one) => one.key === 'staging')!
    const { flags } = target.server.use(publishingSlice).environment(id)!.dataSet
    expect(keys.filter((key) => flags.get(key)?.on)).toEqual(keys)
    const exportedKeys = (await exported(target)).flags.map(({ definition }) => definition.key)
    expect(exportedKeys).toEqual(expect.arrayContaining(keys))
  })

  test('a revert of an import archives what it added', async () => {
    const report = await send(target, documentWith('short-lived'), confirmed)
    await target.api(revertChange, { params: { ...params, change: report.changeId! }, body: confirmed })
    const flag = await target.api(getFlag, { params: { ...params, flag: 'short-lived' } })
    expect(flag.definition.isArchived).toBe(true)
  })
})

describe('environments that the target lacks', () => {
  let lacking: TestServer
  let preview: ProjectDocument

  beforeAll(async () => {
    lacking = await startTestServer({ environments })
    const other = await startTestServer({ environments: [{ key: 'preview', name: 'Preview', isCritical: true }] })
    const at = { ...params, environment: 'preview' }
    await other.api(createSegment, { params: at, body: { key: 'pals' } })
    await other.api(createFlag, { params, body: { key: 'shared' } })
    const subject = { kind: 'flag' as const, key: 'shared', environment: 'preview' }
    const body = { operations: [{ subject, instructions: [{ kind: 'turnFlagOn' }] }], confirmation: 'preview' }
    await other.api(applyChange, { params, body })
    preview = await exported(other)
    await other.close()
    await lacking.api(createFlag, { params, body: { key: 'shared' } })
  })
  afterAll(() => lacking.close())

  const create = { createEnvironments: true, confirmation: 'preview' }
  const keysOf = async () => (await lacking.api(listEnvironments, { params })).items.map(({ key }) => key)

  test('are refused unless they are asked for', async () => {
    await expect(send(lacking, preview)).rejects.toMatchObject({
      problem: { issues: expect.arrayContaining([expect.objectContaining({ code: 'unknown_environment' })]) },
    })
  })

  test('a dry run tells exactly what the import does, and makes none', async () => {
    const dry = await send(lacking, preview, { ...create, dryRun: true })
    expect(dry.entries[0]).toMatchObject({
      kind: 'environment',
      key: 'preview',
      verdict: 'added',
      sentences: ['Create environment "preview"'],
    })
    expect(await keysOf()).toEqual(['staging', 'production'])
    const report = await send(lacking, preview, create)
    expect({ ...report, dryRun: true, changeId: null }).toEqual(dry)
    expect(report.added).toBe(2)
  })

  test('are made, last, as they were, and serve what the document says', async () => {
    expect(await keysOf()).toEqual(['staging', 'production', 'preview'])
    const { items } = await lacking.api(listEnvironments, { params })
    expect(items[2]).toMatchObject({ name: 'Preview', isCritical: true })
    const { dataSet } = lacking.server.use(publishingSlice).environment(items[2]!.id)!
    expect(dataSet.flags.get('shared')).toMatchObject({ on: true })
    expect(await send(lacking, preview, create)).toMatchObject({ added: 0, changed: 0 })
  })

  test('ask for the right to make environments', async () => {
    const { secret } = await lacking.api(createToken, { body: { name: 'ci', actions: ['project:import'] } })
    const api = createApiClient({ url: lacking.url, token: secret })
    const body = { document: preview, dryRun: true }
    await expect(
      api.call(importProject, { params, body: { ...body, createEnvironments: true } }),
    ).rejects.toMatchObject({ problem: { code: 'forbidden', detail: expect.stringContaining('environment:create') } })
    await api.call(importProject, { params, body })
  })
})

describe('what cannot be imported', () => {
  const definition = newFlagDefinition({ key: 'k', valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
  const configuration = newFlagConfiguration(definition, 'salt')
  const withFlag = (flag: object): object => ({ ...documentWith(), flags: [{ definition, environments: [], ...flag }] })

  test.each([
    ['no object', 'text', ''],
    ['another format', { ...documentWith(), guidon: 2 }, '/guidon'],
    ['an unknown property', { ...documentWith(), extra: 1 }, ''],
    ['a flag twice', documentWith('k', 'k'), '/flags/1'],
    ['a wrong definition', withFlag({ definition: { ...definition, tags: 'x' } }), '/flags/0/definition/tags'],
    [
      'an environment that is not there',
      withFlag({ environments: [{ environment: 'moon', configuration }] }),
      '/flags/0/environments/0',
    ],
    [
      'a variation that the flag does not have',
      withFlag({
        environments: [{ environment: 'staging', configuration: { ...configuration, offVariationId: 'x' } }],
      }),
      '/offVariationId',
    ],
    [
      'another type than the flag has',
      { ...documentWith(), flags: [{ definition: { ...definition, key: 'a-flag' }, environments: [] }] },
      '/flags/0/definition/valueType',
    ],
    [
      'a bad key of an environment',
      { ...documentWith(), environments: [{ key: 'No Good', name: 'x', critical: false }] },
      '/environments/0/key',
    ],
    [
      'an environment twice',
      { ...documentWith(), environments: Array(2).fill({ key: 'x', name: 'x', critical: false }) },
      '/environments/1',
    ],
    [
      'a bad context kind',
      { ...documentWith(), contextKinds: [{ kind: 'multi', name: 'x', description: '', isHidden: false }] },
      '/contextKinds/0/kind',
    ],
  ])('%s', async (_, document, path) => {
    await expect(send(target, document)).rejects.toMatchObject({
      problem: {
        code: 'invalid_document',
        status: 422,
        issues: expect.arrayContaining([expect.objectContaining({ path })]),
      },
    })
  })
})
