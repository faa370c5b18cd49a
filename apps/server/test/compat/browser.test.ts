import { applyChange, createFlag, getEvaluations, updateEnvironment } from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { init, type LDClient } from '@launchdarkly/node-server-sdk'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startPageHost, type FlagPage, type PageHost, type PageSetup } from './browser-page.ts'

// Unmodified browser SDKs in Chromium, on another origin than the server. A flag gives "red" when on, "blue" when off.

const launchDarklyPages = ['js-client-v4.js', 'js-client-v3.js', 'react-v4.jsx', 'react-v3.jsx']
const vanillaPages = ['js-client-v4.js', 'js-client-v3.js']
const ada = { kind: 'user', key: 'ada', name: 'Ada ü%/' }

let host: PageHost
let server: TestServer
let flag: string
let flagCount = 0
let pages: FlagPage[]

beforeAll(async () => {
  host = await startPageHost()
  server = await startTestServer()
})

afterAll(async () => {
  await host.close()
  await server.close()
})

beforeEach(async () => {
  pages = []
  flag = `color-${(flagCount += 1)}`
  await server.api(createFlag, {
    params: { project: server.project.key },
    body: {
      key: flag,
      valueType: 'string',
      variations: [{ value: 'red' }, { value: 'blue' }],
      clientSideAvailability: { usingEnvironmentId: true, usingMobileKey: false },
    },
  })
})

afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()))
  await setSecureMode(false)
})

describe.each([...launchDarklyPages, 'ofrep-web.js'])('%s', (script) => {
  test('shows the value of the flag and follows a flip', async () => {
    const page = await open(script)
    await page.shows('blue')
    await turn('On')
    await page.shows('red')
    await turn('Off')
    await page.shows('blue')
    expect(page.errors).toEqual([])
  })
})

describe.each(launchDarklyPages)('%s', (script) => {
  test('sends events that are counted', async () => {
    const page = await open(script)
    await page.shows('blue')
    await expect.poll(blueEvaluations, { timeout: 10_000 }).toBeGreaterThan(0)
    await expect.poll(() => page.answers).toContain(`POST /events/bulk/${server.environment.id} 202`)
  })

  test('finds no goals', async () => {
    const page = await open(script)
    await page.shows('blue')
    await expect.poll(() => page.answers).toContain(`GET /sdk/goals/${server.environment.id} 200`)
  })
})

describe.each(vanillaPages)('%s', (script) => {
  test('sends its context by REPORT', async () => {
    const page = await open(script, { options: { useReport: true } })
    await page.shows('blue')
    await turn('On')
    await page.shows('red')
    await expect.poll(() => page.answers).toContain(`REPORT /sdk/evalx/${server.environment.id}/context 200`)
    await expect.poll(() => page.answers).toContain(`GET /ping/${server.environment.id} 200`)
  })

  test('starts from what a server rendered, without asking', async () => {
    const bootstrap = await withServerSdk(async (client) => (await client.allFlagsState(ada)).toJSON())
    const page = await open(script, { options: { bootstrap }, start: { bootstrap } })
    await page.shows('blue')
    expect(page.answers.filter((answer) => answer.includes('/sdk/evalx/'))).toEqual([])
  })

  test('proves its context in secure mode', async () => {
    await setSecureMode(true)
    const hash = await withServerSdk(async (client) => client.secureModeHash(ada))
    const page = await open(script, { options: { hash }, start: { identifyOptions: { hash } } })
    await page.shows('blue')
    await turn('On')
    await page.shows('red')
  })

  test("is refused with another context's hash", async () => {
    await setSecureMode(true)
    const hash = await withServerSdk(async (client) => client.secureModeHash({ kind: 'user', key: 'eve' }))
    const page = await open(script, { options: { hash }, start: { identifyOptions: { hash } } })
    await page.shows('default')
    await expect.poll(() => page.answers).toContainEqual(expect.stringMatching(/^GET \/sdk\/evalx\/\S+ 400$/))
  })
})

async function open(script: string, setup: Partial<PageSetup> = {}): Promise<FlagPage> {
  const { url, environment } = server
  const page = await host.open(script, { url, clientSideId: environment.id, context: ada, flag, ...setup })
  pages.push(page)
  return page
}

async function turn(state: 'On' | 'Off'): Promise<void> {
  await server.api(applyChange, {
    params: { project: server.project.key },
    body: {
      operations: [
        {
          subject: { kind: 'flag', key: flag, environment: server.environment.key },
          instructions: [{ kind: `turnFlag${state}` }],
        },
      ],
    },
  })
}

async function blueEvaluations(): Promise<number> {
  const counts = await server.api(getEvaluations, { params: environmentParams(), query: { flag } })
  return counts.series.find((series) => series.variation === 1)?.total ?? 0
}

async function setSecureMode(isSecureMode: boolean): Promise<void> {
  await server.api(updateEnvironment, { params: environmentParams(), body: { isSecureMode } })
}

function environmentParams(): { project: string; environment: string } {
  return { project: server.project.key, environment: server.environment.key }
}

async function withServerSdk<Value>(work: (client: LDClient) => Promise<Value>): Promise<Value> {
  const { url, environment } = server
  const logger = { debug() {}, info() {}, warn() {}, error() {} }
  const client = init(environment.sdkKey, { baseUri: url, streamUri: url, eventsUri: url, logger })
  await client.waitForInitialization({ timeout: 10 })
  return work(client).finally(() => client.close())
}
