import { startTestServer, type TestServer } from '@guidon/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../platform/database/database.ts'
import { evaluationsSlice } from '../evaluations/index.ts'
import { AnalyticsPartitions } from './analytics-partitions.ts'
import { writePayloads } from './payload-writer.ts'
import type { DurablePayload, StoredEvent } from './received-payload.ts'

const DAY = 24 * 60 * 60_000
const now = Date.now()

let server: TestServer
let database: Database
let dropped = 0

beforeAll(async () => {
  server = await startTestServer()
  database = openDatabase({ url: server.databaseUrl })
})
afterAll(async () => {
  await database.close()
  await server.close()
})

const write = (payloads: DurablePayload[], target = database): Promise<void> =>
  writePayloads(
    {
      database: target,
      evaluations: server.server.use(evaluationsSlice),
      partitions: new AnalyticsPartitions(target),
      log: pino({ level: 'silent' }),
      metrics: { dropped: (_, count) => void (dropped += count) },
    },
    payloads,
  )

function payload(key: string, event = '{}', receivedAt = now): DurablePayload {
  const stored: StoredEvent = {
    environmentId: 'e',
    kind: 'custom',
    key,
    receivedAt,
    createdAt: null,
    application: '',
    sdk: '',
    event,
  }
  return { environmentId: 'e', payloadId: `id of ${key}`, receivedAt, totals: [], events: [stored] }
}

async function keys(prefix: string): Promise<string[]> {
  const { rows } = await database.raw.query<{ key: string }>(
    `select key from analytics_events where key like $1 || '%' order by key`,
    [prefix],
  )
  return rows.map(({ key }) => key)
}

test('one payload that the database refuses costs nobody else theirs', async () => {
  const payloads = ['a', 'b', 'c', 'd', 'e'].map((name) => payload(`poison-${name}`, name === 'c' ? 'no json' : '{}'))
  await write(payloads)
  expect(dropped).toBe(1)
  expect(await keys('poison')).toEqual(['poison-a', 'poison-b', 'poison-d', 'poison-e'])
})

test('writes the first of two payloads of one id', async () => {
  await write([payload('twin'), { ...payload('twin-two'), payloadId: 'id of twin' }])
  await write([{ ...payload('twin-three'), payloadId: 'id of twin' }])
  expect(await keys('twin')).toEqual(['twin-two'])
})

test('fails as a whole when there is no database', async () => {
  const nowhere = openDatabase({ url: 'postgres://127.0.0.1:1/none' })
  await expect(write([payload('lost')], nowhere)).rejects.toThrow('ECONNREFUSED')
  await nowhere.close()
})

test('gives each day a table, and drops those of a month ago', async () => {
  const days = [now, now - DAY, now - 29 * DAY, now - 40 * DAY]
  await write(days.map((day, index) => payload(`day-${index}`, '{}', day)))
  expect(await keys('day')).toHaveLength(4)
  await database.transaction((tx) => new AnalyticsPartitions(database).tidy(tx, now))
  expect(await keys('day')).toEqual(['day-0', 'day-1', 'day-2'])
})
