import { applyChange, createFlag, getFlag, getMe, listFlags, type Instruction } from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { openDatabase, type Database } from '../../platform/database/database.ts'
import { evaluationsSlice } from '../evaluations/index.ts'

const DAY = 24 * 60 * 60_000
const HOUR = 60 * 60_000
const now = Date.now()

let server: TestServer
let database: Database
let environmentIds: ReadonlyMap<string, string>
const params = { project: 'school' }

/** A flag for each stage of a lifecycle. */
beforeAll(async () => {
  server = await startTestServer({
    environments: [
      { key: 'staging', name: 'Staging' },
      { key: 'production', name: 'Production', isCritical: true },
      { key: 'demo', name: 'Demo' },
    ],
  })
  database = openDatabase({ url: server.databaseUrl })
  const { rows } = await database.raw.query<{ id: string; key: string }>('select id, key from environments')
  environmentIds = new Map(rows.map(({ id, key }) => [key, id]))
  for (const key of ['building', 'releasing', 'live', 'cleanup', 'stale', 'permanent', 'archived', 'forgotten']) {
    await server.api(createFlag, { params, body: { key, isTemporary: key !== 'permanent' && key !== 'forgotten' } })
  }
  for (const key of ['releasing', 'live', 'cleanup', 'stale']) await edit(key, 'production', { kind: 'turnFlagOn' })
  await edit('building', 'staging', { kind: 'turnFlagOn' })
  await edit('releasing', 'staging', { kind: 'turnFlagOn' })
  await edit('releasing', 'production', {
    kind: 'updateFallthroughVariationOrRollout',
    rollout: {
      kind: 'rollout',
      contextKind: 'user',
      variations: [
        { variationId: 'true', weight: 25_000 },
        { variationId: 'false', weight: 75_000 },
      ],
    },
  })
  await edit('archived', undefined, { kind: 'archiveFlag' })
  await grow('cleanup', 8)
  for (const key of ['stale', 'permanent', 'forgotten']) await grow(key, 31)
  await evaluate('permanent', 'demo', now - 29 * DAY, 1)
  await evaluate('stale', 'staging', now - 31 * DAY, 1)
})
afterAll(async () => {
  await database.close()
  await server.close()
})

function edit(key: string, environment: string | undefined, instruction: Instruction): Promise<unknown> {
  const subject = { kind: 'flag' as const, key, ...(environment === undefined ? {} : { environment }) }
  return server.api(applyChange, {
    params,
    body: { operations: [{ subject, instructions: [instruction] }], confirmation: 'production' },
  })
}

/** As if the flag had been edited last some days ago. */
async function grow(key: string, days: number): Promise<void> {
  await database.raw.query('update flags set updated_at = updated_at - $2 where key = $1', [key, days * DAY])
  await database.raw.query('update flag_configurations set updated_at = updated_at - $2 where flag_key = $1', [
    key,
    days * DAY,
  ])
}

function evaluate(flagKey: string, environment: string, at: number, count: number): Promise<void> {
  const environmentId = environmentIds.get(environment)!
  const rest = { variation: 0, version: 1, application: '', sdk: '' }
  const total = { environmentId, flagKey, minute: Math.floor(at / 60_000), count, ...rest }
  return database.transaction((tx) => server.server.use(evaluationsSlice).record(tx, [total]))
}

const list = (query: z.input<typeof listFlags.query>) => server.api(listFlags, { params, query })
const keysOf = async (query: Parameters<typeof list>[0]): Promise<string[]> =>
  (await list(query)).items.map(({ key }) => key)

test('knows where each flag is on its way', async () => {
  const { items } = await list({})
  expect(Object.fromEntries(items.map(({ key, lifecycle }) => [key, lifecycle]))).toEqual({
    building: 'building',
    releasing: 'releasing',
    live: 'live',
    cleanup: 'cleanup',
    stale: 'stale',
    forgotten: 'stale',
    permanent: 'permanent',
  })
  expect((await list({ archived: 'true' })).items).toMatchObject([{ key: 'archived', lifecycle: 'archived' }])
  const flag = await server.api(getFlag, { params: { ...params, flag: 'cleanup' } })
  expect(flag.lifecycle).toBe('cleanup')
})

test('an evaluation anywhere keeps a flag from being stale', async () => {
  await evaluate('forgotten', 'demo', now - DAY, 1)
  expect(await keysOf({ lifecycle: 'permanent' })).toEqual(['forgotten', 'permanent'])
})

test('shows first what asks for action, page by page', async () => {
  const all = await keysOf({ sort: 'action' })
  expect(all.slice(0, 5)).toEqual(['cleanup', 'stale', 'releasing', 'building', 'live'])
  const first = await list({ sort: 'action', limit: 3 })
  const rest = await list({ sort: 'action', after: first.page.next! })
  expect([...first.items, ...rest.items].map(({ key }) => key)).toEqual(all)
})

test('narrows to stages of the lifecycle, and counts them', async () => {
  const { items, page, counts } = await list({ lifecycle: 'cleanup,stale', counts: 'true' })
  expect(items.map(({ key }) => key)).toEqual(['cleanup', 'stale'])
  expect(page.total).toBe(2)
  expect(counts).toMatchObject({ active: 7, archived: 1, needsAction: 2, mine: 0 })
  expect(counts!.lifecycles).toContainEqual({ value: 'releasing', count: 1 })
  expect((await list({ counts: 'true' })).page.total).toBe(7)
  expect((await list({ counts: 'true', archived: 'true' })).page.total).toBe(1)
  expect(counts!.lifecycles).not.toContainEqual(expect.objectContaining({ value: 'archived' }))
})

test('narrows to what was changed lately, in one environment or in any', async () => {
  const changedSince = now - DAY
  expect(await keysOf({ changedSince })).toEqual(['building', 'live', 'releasing'])
  await grow('building', 5)
  await edit('building', 'staging', { kind: 'turnFlagOff' })
  await edit('building', 'staging', { kind: 'turnFlagOn' })
  expect(await keysOf({ changedSince, environment: 'staging' })).toContain('building')
  expect(await keysOf({ changedSince, environment: 'production' })).not.toContain('building')
})

test('narrows to what was not evaluated', async () => {
  expect(await keysOf({ notEvaluatedSince: now - 30 * DAY })).not.toContain('permanent')
  expect(await keysOf({ notEvaluatedSince: now - 30 * DAY, environment: 'staging' })).toContain('permanent')
  expect(await keysOf({ notEvaluatedSince: now - 32 * DAY })).not.toContain('stale')
})

test('narrows to flags that two environments do not serve the same', async () => {
  expect(await keysOf({ drift: 'staging,demo' })).toEqual(['building', 'releasing'])
  expect(await keysOf({ drift: 'staging,production' })).toContain('releasing')
})

test('marks environments that are on and differ from the one before', async () => {
  const { items } = await list({ search: 'ing' })
  const marks = items.map(({ key, environments }) => [key, ...environments.map(({ differsFrom }) => differsFrom)])
  expect(marks).toEqual([
    ['building', null, null, null],
    ['releasing', null, 'staging', null],
  ])
  const narrowed = await list({ search: 'releasing', environment: 'production' })
  expect(narrowed.items[0]!.environments).toMatchObject([{ environment: 'production', differsFrom: 'staging' }])
})

test('says what each environment serves, by variation', async () => {
  const { items } = await list({ search: 'releasing' })
  expect(items[0]!.environments).toMatchObject([
    { inShort: 'Everyone', split: [{ variation: 0, label: 'true', weight: 100_000 }] },
    {
      inShort: '25%',
      split: [
        { variation: 0, label: 'true', weight: 25_000 },
        { variation: 1, label: 'false', weight: 75_000 },
      ],
    },
    { inShort: 'Off', split: [{ variation: 1, label: 'false', weight: 100_000 }] },
  ])
})

test('speaks of a renamed variation by its new name', async () => {
  await edit('live', undefined, { kind: 'updateVariation', variationId: 'true', name: 'New grid' })
  const { items } = await list({ search: 'live', environment: 'production' })
  expect(items[0]!.environments).toMatchObject([{ serves: '"New grid"', split: [{ label: 'New grid' }], version: 2 }])
})

test('counts the last 24 hours, of one environment or of all', async () => {
  await evaluate('live', 'production', now, 5)
  await evaluate('live', 'production', now - 2 * HOUR, 3)
  await evaluate('live', 'staging', now - HOUR, 2)
  const query = { search: 'live', evaluations: 'true' } as const
  const all = (await list(query)).items[0]!.environments
  expect(all.map(({ evaluations }) => evaluations?.total)).toEqual([2, 8, undefined])
  expect(all.map(({ lastEvaluatedAt }) => lastEvaluatedAt !== null)).toEqual([true, true, false])
  const shown = (await list({ ...query, environment: 'production', allEnvironments: 'true' })).items[0]!.environments
  expect(shown.map(({ environment, evaluations }) => [environment, evaluations?.total])).toEqual([
    ['staging', undefined],
    ['production', 8],
    ['demo', undefined],
  ])
  expect(shown[1]!.evaluations!.hours.slice(-3)).toEqual([3, 0, 5])
})

test('finds the flags of whoever asks', async () => {
  const { counts } = await list({ counts: 'true' })
  expect(counts!.mine).toBe(0)
  const me = await server.api(getMe)
  await edit('live', undefined, { kind: 'updateMaintainer', maintainer: me.name })
  expect(await keysOf({ maintainer: '@me' })).toEqual(['live'])
  expect((await list({ counts: 'true' })).counts!.mine).toBe(1)
})
