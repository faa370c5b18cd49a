import {
  applyChange,
  compareVersions,
  createFlag,
  createSegment,
  getConfiguredFlag,
  getFlag,
  getSegment,
  type ApiError,
  type ChangeSubject,
  type Instruction,
} from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

let server: TestServer
const params = { project: 'school' }
const production = { environment: 'production' }

beforeAll(async () => {
  server = await startTestServer({
    environments: [
      { key: 'production', name: 'Production' },
      { key: 'test', name: 'Test' },
    ],
  })
})
afterAll(() => server.close())

const edit = (subject: ChangeSubject, ...instructions: Instruction[]) =>
  server.api(applyChange, { params, body: { operations: [{ subject, instructions }] } })
const compare = ({ kind, key, ...query }: ChangeSubject & { from?: number; to?: number }) =>
  server.api(compareVersions, { params: { ...params, kind, key }, query })
const configurationOf = async (flag: string) =>
  (await server.api(getConfiguredFlag, { params: { ...params, ...production, flag } })).configuration
const definitionOf = async (flag: string) => (await server.api(getFlag, { params: { ...params, flag } })).definition

const rule = (id: string, value: string): Instruction => ({
  kind: 'addRule',
  rule: {
    id,
    clauses: [{ contextKind: 'user', attribute: 'plan', op: 'in', values: [value], negate: false }],
    serve: { variationId: 'true' },
  },
})

test('a configuration at any version is what it was, and the instructions restore it', async () => {
  await server.api(createFlag, { params, body: { key: 'checkout' } })
  const subject = { kind: 'flag' as const, key: 'checkout', ...production }
  const states = [await configurationOf('checkout')]
  for (const instruction of [
    { kind: 'turnFlagOn' },
    rule('gold', 'gold'),
    rule('silver', 'silver'),
    { kind: 'turnFlagOff' },
  ]) {
    await edit(subject, instruction)
    await edit({ ...subject, environment: 'test' }, { kind: states.length % 2 === 0 ? 'turnFlagOff' : 'turnFlagOn' })
    states.push(await configurationOf('checkout'))
  }
  for (const [index, state] of states.entries()) {
    const { from, to } = await compare({ ...subject, to: index + 1 })
    expect([from.version, to.version]).toEqual([states.length, index + 1])
    expect(to.configuration).toEqual(state)
  }
  const { instructions, sentences } = await compare({ ...subject, to: 2 })
  expect(sentences).toHaveLength(3)
  await edit(subject, ...instructions)
  expect(await configurationOf('checkout')).toEqual(states[1])
})

test('two old versions are compared in both directions', async () => {
  await server.api(createFlag, { params, body: { key: 'ways' } })
  const subject = { kind: 'flag' as const, key: 'ways', ...production }
  await edit(subject, { kind: 'turnFlagOn' })
  await edit(subject, rule('gold', 'gold'))
  await edit(subject, { kind: 'turnFlagOff' })
  const forth = await compare({ ...subject, from: 2, to: 3 })
  expect(forth.instructions).toMatchObject([{ kind: 'addRule' }])
  expect(forth.sentences).toEqual([expect.stringContaining('gold')])
  expect((await compare({ ...subject, from: 3, to: 2 })).instructions).toMatchObject([{ kind: 'removeRule' }])
  expect(await compare({ ...subject, from: 3, to: 3 })).toMatchObject({ instructions: [], sentences: [] })
})

test('a definition comes back with variations that are gone, and configurations that used them', async () => {
  await server.api(createFlag, {
    params,
    body: {
      key: 'colours',
      valueType: 'string',
      variations: [
        { id: 'red', value: 'red' },
        { id: 'green', value: 'green' },
        { id: 'blue', value: 'blue' },
      ],
    },
  })
  const shared = { kind: 'flag' as const, key: 'colours' }
  const subject = { ...shared, ...production }
  const [definition, before] = [await definitionOf('colours'), await configurationOf('colours')]
  await edit(subject, { kind: 'updateFallthroughVariationOrRollout', variationId: 'blue' })
  const blue = await configurationOf('colours')
  await edit(subject, { kind: 'updateFallthroughVariationOrRollout', variationId: 'red' })
  await edit({ ...subject, environment: 'test' }, { kind: 'turnFlagOn' })
  for (const environment of ['production', 'test']) {
    const variationId = 'red'
    await edit(
      { ...shared, environment },
      { kind: 'updateFallthroughVariationOrRollout', variationId },
      { kind: 'updateOffVariation', variationId },
    )
  }
  await edit(shared, { kind: 'removeVariation', variationId: 'blue' })
  expect((await compare({ ...shared, to: 1 })).to.definition).toEqual(definition)
  expect((await compare({ ...subject, to: 1 })).to.configuration).toEqual(before)
  const { to, sentences } = await compare({ ...subject, to: 2 })
  expect(to.configuration).toEqual(blue)
  expect(to.definition!.variations).toHaveLength(3)
  expect(sentences.join(' ')).toContain('blue')
})

test('segments have versions too', async () => {
  const place = { ...params, ...production }
  await server.api(createSegment, { params: place, body: { key: 'testers' } })
  const read = async () => (await server.api(getSegment, { params: { ...place, segment: 'testers' } })).definition
  const before = await read()
  const subject = { kind: 'segment' as const, key: 'testers', ...production }
  await edit(subject, { kind: 'addIncludedTargets', contextKind: 'user', values: ['ann', 'bob'] })
  const { from, to, instructions } = await compare({ ...subject, to: 1 })
  expect(from.segment).toEqual(await read())
  expect(to.segment).toEqual(before)
  await edit(subject, ...instructions)
  expect(await read()).toEqual(before)
})

test('more changes than are read at once', async () => {
  await server.api(createFlag, { params, body: { key: 'busy' } })
  const subject = { kind: 'flag' as const, key: 'busy', ...production }
  for (let index = 1; index <= 55; index += 1) {
    await edit(subject, { kind: index % 2 === 1 ? 'turnFlagOn' : 'turnFlagOff' })
  }
  expect((await compare({ ...subject, to: 2 })).to.configuration).toMatchObject({ on: true })
  expect((await compare({ ...subject, to: 1 })).to.configuration).toMatchObject({ on: false })
})

test.each([
  [{ kind: 'flag', key: 'nope' }, 'flag_not_found'],
  [{ kind: 'flag', key: 'nope', environment: 'production' }, 'flag_not_found'],
  [{ kind: 'segment', key: 'nope', environment: 'production' }, 'segment_not_found'],
  [{ kind: 'segment', key: 'testers' }, 'invalid_request'],
  [{ kind: 'flag', key: 'checkout', environment: 'nope' }, 'environment_not_found'],
  [{ kind: 'flag', key: 'checkout', to: 2 }, 'version_not_found'],
  [{ kind: 'flag', key: 'checkout', from: 0 }, 'invalid_request'],
] as const)('%j is refused', async (query, code) => {
  await expect(compare(query)).rejects.toMatchObject({ code } satisfies Partial<ApiError>)
})

test('versions are compared as they were at one moment while changes are made', async () => {
  await server.api(createFlag, { params, body: { key: 'crowded' } })
  const subject = { kind: 'flag' as const, key: 'crowded', ...production }
  const edits = Array.from({ length: 20 }, (_, index) => `rule-${index}`).flatMap((id) => [
    rule(id, id),
    { kind: 'removeRule', ruleId: id },
  ])
  let isDone = false
  const editing = (async () => {
    for (const instruction of edits) await edit(subject, instruction)
    isDone = true
  })()
  const comparing = [1, 2, 3].map(async () => {
    while (!isDone) {
      const { from, to } = await compare({ ...subject, to: 1 })
      expect(to.configuration!.rules).toEqual([])
      expect(from.configuration!.rules).toHaveLength((from.version + 1) % 2)
    }
  })
  await Promise.all([editing, ...comparing])
})
