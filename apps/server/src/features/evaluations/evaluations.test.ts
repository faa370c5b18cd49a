import { getEvaluations, listFlags, type ApiError } from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../platform/database/database.ts'
import { evaluationsSlice, type EvaluationTotal, type EvaluationsService } from './index.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let server: TestServer
let database: Database
let service: EvaluationsService
let flag: string
const now = Date.now()

beforeAll(async () => {
  server = await startTestServer()
  database = openDatabase({ url: server.databaseUrl })
  service = server.server.use(evaluationsSlice)
})
beforeEach(({ task }) => {
  flag = task.id
})
afterAll(async () => {
  await database.close()
  await server.close()
})

function total(at: number, rest: Partial<EvaluationTotal> = {}): EvaluationTotal {
  const minute = Math.floor(at / MINUTE)
  const environmentId = server.environment.id
  return {
    environmentId,
    flagKey: flag,
    minute,
    variation: 0,
    version: 1,
    application: 'web',
    sdk: 'JSClient',
    count: 1,
    ...rest,
  }
}

const record = (...totals: EvaluationTotal[]): Promise<void> => database.transaction((tx) => service.record(tx, totals))
const tidy = (): Promise<void> => database.transaction((tx) => service.tidy(tx))

function counts(query: { from?: number; to?: number; resolution?: 'minute' | 'hour' | 'day' } = {}) {
  const params = { project: server.project.key, environment: server.environment.key }
  return server.api(getEvaluations, { params, query: { flag, ...query } })
}

test('adds up by variation and by source', async () => {
  await record(total(now, { count: 2 }), total(now, { variation: 1, sdk: 'GoClient', application: '' }))
  await record(total(now, { count: 3 }), total(now, { variation: null, version: null }), total(now, { version: 2 }))
  const answer = await counts()
  expect(answer.total).toBe(8)
  expect(answer.series.map(({ variation, total }) => [variation, total])).toEqual([
    [0, 6],
    [1, 1],
    [null, 1],
  ])
  expect(answer.sources).toEqual([
    { application: 'web', sdk: 'JSClient', total: 7 },
    { application: '', sdk: 'GoClient', total: 1 },
  ])
})

test('a flag nobody asked for has no series', async () => {
  expect(await counts()).toMatchObject({ flag, total: 0, lastEvaluatedAt: null, series: [], sources: [] })
})

test('a time that is further off than any evaluation is empty, not an error', async () => {
  await record(total(now))
  const farthest = Number.MAX_SAFE_INTEGER
  expect(await counts({ from: farthest - 1, to: farthest })).toMatchObject({ total: 0, series: [], sources: [] })
  expect((await counts({ from: 0, to: farthest, resolution: 'day' })).total).toBe(1)
  const query = { notEvaluatedSince: farthest }
  expect((await server.api(listFlags, { params: { project: server.project.key }, query })).items).toEqual([])
})

test('shows each step once, from the start asked for up to the end', async () => {
  const start = Math.floor((now - 5 * HOUR) / HOUR) * HOUR
  await record(total(start - 1), total(start), total(start + HOUR - 1), total(start + HOUR), total(start + 2 * HOUR))
  const { series } = await counts({ from: start, to: start + 2 * HOUR, resolution: 'hour' })
  expect(series[0]!.points).toEqual([
    { at: start, count: 2 },
    { at: start + HOUR, count: 1 },
  ])
})

test('old minutes become hours, and no count is lost or doubled', async () => {
  const hour = Math.floor((now - 3 * DAY) / HOUR) * HOUR
  await record(total(hour, { count: 1 }), total(hour + MINUTE, { count: 2 }), total(hour + 59 * MINUTE, { count: 4 }))
  await record(total(hour + MINUTE, { variation: null, count: 8 }), total(now, { count: 16 }))
  await tidy()
  await Promise.all([tidy(), tidy()])
  const { rows } = await database.raw.query('select minute from evaluation_counts where flag_key = $1', [flag])
  expect(rows).toHaveLength(3)
  const { series } = await counts({ from: hour, resolution: 'hour' })
  expect(series.map(({ variation, total }) => [variation, total])).toEqual([
    [0, 23],
    [null, 8],
  ])
  expect(series[0]!.points[0]).toEqual({ at: hour, count: 7 })
})

test('forgets what is older than 90 days', async () => {
  await record(total(now - 91 * DAY), total(now - 89 * DAY))
  await tidy()
  expect((await counts({ from: now - 100 * DAY, resolution: 'day' })).total).toBe(1)
})

test('knows when flags were last evaluated, in this environment only', async () => {
  await record(total(now - DAY))
  await record(total(now - HOUR), total(now, { environmentId: 'another' }))
  await record(total(now - 2 * HOUR))
  const at = Math.floor((now - HOUR) / MINUTE) * MINUTE
  expect(await service.lastEvaluated([server.environment.id], [flag, 'never'])).toEqual([
    { environmentId: server.environment.id, flagKey: flag, at },
  ])
  expect((await counts()).lastEvaluatedAt).toBe(at)
})

test('adds up the last 24 hours, hour by hour', async () => {
  const thisHour = Math.floor(now / HOUR) * HOUR
  await record(total(thisHour, { count: 4 }), total(thisHour - HOUR, { count: 1 }))
  await record(total(thisHour - HOUR + MINUTE, { variation: 1, count: 2 }), total(thisHour - 24 * HOUR, { count: 8 }))
  await record(total(thisHour - 23 * HOUR, { count: 16 }), total(thisHour, { environmentId: 'another', count: 32 }))
  const days = await service.lastDay([server.environment.id], [flag, 'never'])
  const hours = [16, ...Array.from({ length: 21 }, () => 0), 3, 4]
  expect(days).toEqual([
    { environmentId: server.environment.id, flagKey: flag, from: thisHour - 23 * HOUR, total: 23, hours },
  ])
})

test('forgets the sums of what is too old', async () => {
  await record(total(now - 91 * DAY), total(now - 3 * DAY, { flagKey: `${flag}-seldom` }))
  await tidy()
  const keys = [flag, `${flag}-seldom`]
  expect((await service.lastEvaluated([server.environment.id], keys)).map(({ flagKey }) => flagKey)).toEqual([keys[1]])
  const { rows } = await database.raw.query('select hour from evaluation_hours where flag_key = any($1)', [keys])
  expect(rows).toEqual([])
})

test('writers of the same rows in opposite order do not deadlock', async () => {
  const totals = Array.from({ length: 50 }, (_, variation) => total(now, { variation }))
  await Promise.all(Array.from({ length: 8 }, (_, i) => record(...(i % 2 === 0 ? totals : totals.toReversed()))))
  expect((await counts()).total).toBe(400)
})

describe('refuses', () => {
  const params = () => ({ project: server.project.key, environment: server.environment.key })
  test.each<[string, () => Promise<unknown>, string]>([
    [
      'an unknown environment',
      () => server.api(getEvaluations, { params: { ...params(), environment: 'x' }, query: { flag } }),
      'environment_not_found',
    ],
    ['a time without length', () => counts({ from: now, to: now }), 'invalid_time_range'],
    ['a missing flag', () => server.api(getEvaluations, { params: params(), query: {} as never }), 'invalid_request'],
    [
      'a flag key that cannot exist',
      () => server.api(getEvaluations, { params: params(), query: { flag: 'a\0b' } }),
      'nul_character',
    ],
  ])('%s', async (_, call, code) => {
    const error = await call().then(
      () => expect.unreachable('it should fail'),
      (reason: ApiError) => reason,
    )
    expect(error.code).toBe(code)
  })
})
