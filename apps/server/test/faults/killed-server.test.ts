import {
  createApiClient,
  getEvaluations,
  getFlag,
  listChanges,
  listEnvironmentKeys,
  type ApiClient,
  type FlagDetail,
} from '@guidon/api'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EventLoad } from './event-load.ts'
import { FlagLoad } from './flag-load.ts'
import { chooseSeed, seededRandom } from './seeded-random.ts'
import { ServerProcess } from './server-process.ts'

const KILLS = 50
/** In the name of the test, so that it is always reported. */
const seed = chooseSeed()
const LONGEST_LIFE_MS = 250
const PROJECT = 'my-project'
const ENVIRONMENT = 'development'
const params = { project: PROJECT, environment: ENVIRONMENT }

let server: ServerProcess
let client: ApiClient
let token: string

beforeAll(async () => {
  server = await ServerProcess.create()
  await server.start()
  await server.stop()
  await server.start()
  token = await server.token()
  client = createApiClient({ url: server.url, token })
})
afterAll(() => server.remove())

async function sdkKey(): Promise<string> {
  const { items } = await client.call(listEnvironmentKeys, { params })
  return items.find(({ kind }) => kind === 'sdk')!.value
}

async function servedFlags(key: string): Promise<Record<string, { on: boolean }>> {
  const response = await fetch(`${server.url}/sdk/latest-all`, { headers: { authorization: key } })
  return ((await response.json()) as { flags: Record<string, { on: boolean }> }).flags
}

function flagDetail(flag: string): Promise<FlagDetail> {
  return client.call(getFlag, { params: { project: PROJECT, flag } })
}

async function changesOf(flag: string): Promise<number> {
  const answer = await client.call(listChanges, { params: { project: PROJECT }, query: { subject: `flag:${flag}` } })
  return answer.items.length
}

test(
  `killed ${KILLS} times, the server loses nothing that it acknowledged and applies nothing twice (GUIDON_SEED=${seed})`,
  { timeout: 600_000 },
  async () => {
    const random = seededRandom(seed)
    const key = await sdkKey()
    const events = new EventLoad({ url: server.url, sdkKey: key, senders: 8 })
    const flags = new FlagLoad({ url: server.url, token, ...params })
    for (let kill = 0; kill < KILLS; kill += 1) {
      await delay(random() * LONGEST_LIFE_MS)
      await server.kill()
      await server.start()
    }
    await Promise.all([events.stop(), flags.stop()])

    expect(events.acknowledged.length).toBeGreaterThan(KILLS)
    expect(flags.turnedOn.length).toBeGreaterThan(0)
    const counted = await client.call(getEvaluations, { params, query: { flag: events.flag } })
    expect(counted.total).toBe(events.acknowledged.length)
    const served = await servedFlags(key)
    expect(flags.created.filter((flag) => !Object.hasOwn(served, flag))).toEqual([])
    expect(flags.turnedOn.filter((flag) => served[flag]?.on !== true)).toEqual([])
    for (const flag of flags.turnedOn.slice(-50)) {
      expect((await flagDetail(flag)).environments.find(({ environment }) => environment === ENVIRONMENT)?.isOn).toBe(
        true,
      )
      expect(await changesOf(flag)).toBe(1)
    }
  },
)
