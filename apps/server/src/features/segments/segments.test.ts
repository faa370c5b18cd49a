import {
  applyChange,
  createFlag,
  createSegment,
  deleteSegment,
  getSegment,
  getSegmentUsage,
  listSegments,
  type Instruction,
  type NewSegmentRequest,
} from '@guidon/api'
import { publishingSlice } from '@guidon/server'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let server: TestServer
const params = { project: 'school', environment: 'staging' }

beforeAll(async () => {
  server = await startTestServer({
    environments: [
      { key: 'staging', name: 'Staging' },
      { key: 'production', name: 'Production' },
    ],
  })
})
afterAll(() => server.close())

const create = (body: NewSegmentRequest) => server.api(createSegment, { params, body })
const remove = (segment: string) => server.api(deleteSegment, { params: { ...params, segment } })
const edit = (kind: 'flag' | 'segment', key: string, ...instructions: Instruction[]) =>
  server.api(applyChange, {
    params: { project: 'school' },
    body: { operations: [{ subject: { kind, key, environment: 'staging' }, instructions }] },
  })
const published = (key: string) =>
  server.server.use(publishingSlice).environment(server.environment.id)?.dataSet.segments.get(key)
const names = (...values: string[]) => ({ attribute: '', op: 'segmentMatch', values, negate: false })

describe('creating', () => {
  test('makes a segment that SDKs of its environment see', async () => {
    const segment = await create({
      key: 'beta',
      name: 'Beta testers',
      tags: ['early', 'early'],
      included: [
        { contextKind: 'user', values: ['ann'] },
        { contextKind: 'org', values: ['acme'] },
      ],
      rules: [{ clauses: [{ attribute: 'plan', op: 'in', values: ['gold'], negate: false }] }],
    })
    expect(segment).toMatchObject({ environment: 'staging', version: 1, definition: { tags: ['early'] } })
    expect(segment.definition.rules[0]!.id).not.toBe('')
    expect(segment.definition.salt).toMatch(/^[0-9a-f]{32}$/)
    const production = { ...params, environment: 'production', segment: 'beta' }
    await expect(server.api(getSegment, { params: production })).rejects.toMatchObject({ code: 'segment_not_found' })
    await expect
      .poll(() => published('beta'))
      .toMatchObject({
        included: ['ann'],
        includedContexts: [{ contextKind: 'org', values: ['acme'] }],
      })
  })

  test.each([
    ['a key with a space', { key: 'a b' }, '/key'],
    [
      'a segment that does not exist',
      { key: 'x', rules: [{ clauses: [names('nowhere')] }] },
      '/rules/0/clauses/0/values/0',
    ],
    ['a weight past everyone', { key: 'x', rules: [{ clauses: [], weight: 100_001 }] }, '/rules/0/weight'],
  ] as const)('refuses %s', async (_, body, path) => {
    await expect(create(body as never)).rejects.toMatchObject({
      problem: { code: 'invalid_segment', status: 422, issues: [expect.objectContaining({ path })] },
    })
  })

  test('refuses a key that is taken', async () => {
    await create({ key: 'taken' })
    await expect(create({ key: 'taken' })).rejects.toMatchObject({ problem: { code: 'segment_exists', status: 409 } })
  })
})

describe('listing', () => {
  test('shows sizes, not members, and goes through all pages', async () => {
    await create({ key: 'gamma', included: [{ contextKind: 'user', values: ['a', 'b', 'c'] }] })
    const first = await server.api(listSegments, { params, query: { limit: 2 } })
    const second = await server.api(listSegments, { params, query: { limit: 2, after: first.page.next! } })
    const all = [...first.items, ...second.items]
    expect(all.map(({ key }) => key)).toEqual(['beta', 'gamma', 'taken'])
    expect(second.page.next).toBeNull()
    expect(all[1]).toMatchObject({ includedCount: 3, excludedCount: 0, ruleCount: 0 })
    expect(all[1]).not.toHaveProperty('definition')
  })

  test.each([
    [{ search: 'TESTERS' }, ['beta']],
    [{ tag: 'early' }, ['beta']],
    [{ search: '%' }, []],
    [{ archived: 'true' }, []],
  ] as const)('narrows by %j', async (query, keys) => {
    const { items } = await server.api(listSegments, { params, query })
    expect(items.map(({ key }) => key)).toEqual(keys)
  })
})

describe('use', () => {
  test('says which flags and segments name a segment, and counts them in the list', async () => {
    await create({ key: 'staff' })
    await create({ key: 'staff-on-trial', name: 'On trial', rules: [{ clauses: [names('staff')] }] })
    for (const key of ['grades', 'attendance', 'unrelated'])
      await server.api(createFlag, { params: { project: 'school' }, body: { key, name: key.toUpperCase() } })
    const rule = (id: string) => ({ id, description: '', clauses: [names('staff')], serve: { variationId: 'true' } })
    for (const key of ['grades', 'attendance'])
      await edit('flag', key, { kind: 'addRule', rule: { ...rule(key), trackEvents: false } })
    await edit('flag', 'grades', { kind: 'turnFlagOn' })
    expect(await server.api(getSegmentUsage, { params: { ...params, segment: 'staff' } })).toEqual({
      flags: [
        { key: 'attendance', name: 'ATTENDANCE', isOn: false },
        { key: 'grades', name: 'GRADES', isOn: true },
      ],
      segments: [{ key: 'staff-on-trial', name: 'On trial' }],
    })
    const { items } = await server.api(listSegments, { params, query: { search: 'staff' } })
    expect(items.map(({ key, userCount }) => [key, userCount])).toEqual([
      ['staff', 3],
      ['staff-on-trial', 0],
    ])
  })

  test('of a segment that is not there is not found', async () => {
    const usage = server.api(getSegmentUsage, { params: { ...params, segment: 'nobody' } })
    await expect(usage).rejects.toMatchObject({ code: 'segment_not_found' })
  })
})

describe('leaving', () => {
  test('a segment that a flag or another segment uses cannot be archived', async () => {
    await create({ key: 'inner' })
    await create({ key: 'outer', rules: [{ clauses: [names('inner')] }] })
    await server.api(createFlag, { params: { project: 'school' }, body: { key: 'uses-it' } })
    const rule = { id: 'r', clauses: [names('inner')], serve: { variationId: 'true' } }
    await edit('flag', 'uses-it', { kind: 'addRule', rule })
    await expect(edit('segment', 'inner', { kind: 'archiveSegment' })).rejects.toMatchObject({
      problem: { code: 'change_blocked', detail: expect.stringMatching(/flag "uses-it".*segment "outer"/) },
    })
  })

  test('segments cannot form a circle', async () => {
    const rule = { id: 'r', clauses: [names('outer')] }
    await expect(edit('segment', 'inner', { kind: 'addRule', rule })).rejects.toMatchObject({
      problem: { details: { checks: [expect.objectContaining({ code: 'segment_cycle' })] } },
    })
  })

  test('an archived segment is gone for SDKs, and can be deleted', async () => {
    await create({ key: 'going' })
    await expect(remove('going')).rejects.toMatchObject({ problem: { code: 'segment_not_archived', status: 409 } })
    await edit('segment', 'going', { kind: 'archiveSegment' })
    expect(published('going')).toBeUndefined()
    await remove('going')
    await expect(remove('going')).rejects.toMatchObject({ problem: { code: 'segment_not_found' } })
  })

  test('a key that comes back goes on counting its version for SDKs', async () => {
    await create({ key: 'going' })
    await expect.poll(() => published('going')?.version).toBe(3)
  })
})
