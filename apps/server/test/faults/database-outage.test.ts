import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getEvaluations, getProject } from '@guidon/api'
import { startEmbeddedPostgres } from '@guidon/server'
import { startTestServer, type TestServer } from '@guidon/testing'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { EventLoad } from './event-load.ts'

const SOON = { timeout: 60_000, interval: 5 }

let folder: string
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>
let server: TestServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guidon-faults-'))
  await chmod(folder, 0o755)
  postgres = await startEmbeddedPostgres({ dataFolder: folder, log: pino({ level: 'silent' }) })
  server = await startTestServer({ databaseUrl: postgres.url })
})
afterAll(async () => {
  await server.close()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
})

async function storedPayloads(metric: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  const { rows } = await client.query<{ id: string }>(
    `select event ->> 'data' as id from analytics_events where key = $1`,
    [metric],
  )
  await client.end()
  return rows.map(({ id }) => id)
}

function apiStatus(): Promise<number> {
  const headers = { authorization: `Bearer ${server.token}` }
  return fetch(`${server.url}/api/v1${getProject.path.replace('{project}', server.project.key)}`, { headers }).then(
    (response) => response.status,
  )
}

test.each<[string, NodeJS.Signals]>([
  ['crashes', 'SIGKILL'],
  ['is stopped', 'SIGINT'],
])(
  'when PostgreSQL %s under load, SDKs are told to try again and nothing is lost or doubled',
  { timeout: 180_000 },
  async (_, signal) => {
    const params = { project: server.project.key, environment: server.environment.key }
    const load = new EventLoad({ url: server.url, sdkKey: server.environment.sdkKey, senders: 8 })
    for (let outage = 0; outage < 3; outage += 1) {
      const acknowledged = load.acknowledged.length
      await vi.waitFor(() => expect(load.acknowledged.length).toBeGreaterThan(acknowledged + 20), SOON)
      const refused = load.statuses.get(503) ?? 0
      process.kill(postgres.pid(), signal)
      await vi.waitFor(() => expect(load.statuses.get(503) ?? 0).toBeGreaterThan(refused), SOON)
      expect([200, 503]).toContain(await apiStatus())
    }
    await load.stop()
    expect([...load.statuses.keys()].toSorted()).toEqual([202, 503])
    await vi.waitFor(async () => expect(await apiStatus()).toBe(200), SOON)
    const counted = await server.api(getEvaluations, { params, query: { flag: load.flag } })
    expect(counted.total).toBe(load.acknowledged.length)
    expect((await storedPayloads(load.metric)).toSorted()).toEqual(load.acknowledged.toSorted())
  },
)
