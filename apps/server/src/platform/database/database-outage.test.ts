import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createEnvironment,
  createProject,
  getProject,
  getStatus,
  listProjects,
  watchProject,
  ApiError,
} from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/embedded-postgres.ts'

const WRITERS = 4
const SOON = { timeout: 20_000, interval: 20 }

let dataFolder: string
let postgres: EmbeddedPostgres
let server: TestServer

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'guidon-outage-'))
  await chmod(dataFolder, 0o755)
  postgres = await startEmbeddedPostgres({ dataFolder, log: pino({ level: 'silent' }) })
  server = await startTestServer({ databaseUrl: postgres.url })
})
afterAll(async () => {
  await server.close()
  await postgres.stop()
  await rm(dataFolder, { recursive: true, force: true })
})

/** Writes until told to stop; gives what was acknowledged and which errors came. */
async function write(name: string, signal: AbortSignal): Promise<{ acknowledged: string[]; codes: Set<string> }> {
  const acknowledged: string[] = []
  const codes = new Set<string>()
  for (let count = 0; !signal.aborted; count++) {
    const key = `${name}-${count}`
    try {
      await server.api(createProject, { body: { key, name: key } })
      acknowledged.push(key)
    } catch (error) {
      codes.add(error instanceof ApiError ? `${error.status} ${error.code}` : String(error))
    }
  }
  return { acknowledged, codes }
}

const isReady = (): Promise<unknown> => server.api(getStatus)

test('while the database is away, writes answer not_ready; what was acknowledged is there afterwards', async () => {
  const stopping = new AbortController()
  const writing = Array.from({ length: WRITERS }, (_, index) => write(`writer-${index}`, stopping.signal))
  await vi.waitFor(async () => expect((await server.api(listProjects)).items.length).toBeGreaterThan(WRITERS), SOON)

  const killed = postgres.pid()
  process.kill(killed, 'SIGKILL')
  await vi.waitFor(() => expect(isReady()).rejects.toMatchObject({ status: 503, code: 'not_ready' }), SOON)
  await vi.waitFor(() => expect(postgres.pid()).not.toBe(killed), SOON)
  await vi.waitFor(isReady, SOON)
  const { length: before } = (await server.api(listProjects, { query: { limit: 500 } })).items
  await vi.waitFor(async () => {
    expect((await server.api(listProjects, { query: { limit: 500 } })).items.length).toBeGreaterThan(before)
  }, SOON)
  stopping.abort()

  const results = await Promise.all(writing)
  expect([...new Set(results.flatMap(({ codes }) => [...codes]))]).toEqual(['503 not_ready'])
  for (const key of results.flatMap(({ acknowledged }) => acknowledged)) {
    expect(await server.api(getProject, { params: { project: key } })).toMatchObject({ key, environmentCount: 3 })
  }
}, 60_000)

test('live events go on after the database was away', async () => {
  const abort = new AbortController()
  const input = { params: { project: 'school' }, headers: { 'last-event-id': '0' }, signal: abort.signal }
  const stream = server.client.stream(watchProject, input)
  const isFirstEnvironment = ({ type }: { type: string }) => type === 'environment.created'
  while (!isFirstEnvironment((await stream.next()).value!.data));
  const killed = postgres.pid()
  process.kill(killed, 'SIGKILL')
  await vi.waitFor(() => expect(postgres.pid()).not.toBe(killed), SOON)
  await vi.waitFor(isReady, SOON)
  await server.api(createEnvironment, { params: { project: 'school' }, body: { key: 'after', name: 'After' } })
  expect((await stream.next()).value).toMatchObject({ data: { type: 'environment.created', environment: 'after' } })
  abort.abort()
}, 60_000)
