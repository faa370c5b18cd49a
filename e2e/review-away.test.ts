import { createServer, type AddressInfo } from 'node:net'
import { createFlag, getConfiguredFlag } from '@guidon/api'
import { createTestDatabase, startTestServer, type TestDatabase, type TestServer } from '@guidon/testing'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'

const project = 'school'
const environment = 'development'
const ENVIRONMENTS = [{ key: environment, name: 'Development' }]
const AWAY = 'The server cannot be reached: nothing can be saved until it is back. It is tried again by itself.'

let database: TestDatabase
let dashboard: DashboardSession
/** The server of `dashboard` until a test stops it and starts another in its place. */
let server: TestServer
let port: number

beforeAll(async () => {
  database = await createTestDatabase()
  port = await freePort()
  dashboard = await startDashboard(settings())
  server = dashboard.server
  await server.api(createFlag, { params: { project }, body: { key: 'lunch-menu', name: 'Lunch menu' } })
})
afterAll(async () => {
  await server.close()
  await dashboard.close()
  await database.drop()
})

const settings = () => ({ databaseUrl: database.url, environments: ENVIRONMENTS, config: { port } })

/** A port that was free a moment ago: a server that comes back has to come back at its address. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port: found } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return found
}

const review = (page: Page) => page.getByRole('dialog', { name: /^Review/ })
const isDisabled = async (button: Locator) => (await button.getAttribute('aria-disabled')) === 'true'

test(
  'nothing can be saved while the server is away; drafts can be typed, and all comes back by itself',
  {
    timeout: 120_000,
  },
  async () => {
    const list = await dashboard.open(`/p/${project}/flags?env=${environment}`)
    const newFlag = list.getByRole('button', { name: 'New flag' }).first()
    await newFlag.waitFor()
    const page = await dashboard.open(`/p/${project}/flags/lunch-menu?env=${environment}`)
    await page.getByRole('switch', { name: 'Targeting in Development' }).click()
    await page.keyboard.press('Control+s')
    const apply = review(page).getByRole('button', { name: 'Turn on in Development' })
    await expect.poll(() => isDisabled(apply)).toBe(false)
    await server.close()

    await expect.poll(() => isDisabled(apply), { timeout: 30_000 }).toBe(true)
    await apply.hover()
    await page.getByText(AWAY).filter({ visible: true }).first().waitFor()
    await review(page).getByRole('button', { name: 'Keep editing' }).click()
    const toReview = page.getByRole('button', { name: 'Review changes' })
    expect(await isDisabled(toReview)).toBe(true)
    await expect.poll(() => isDisabled(newFlag), { timeout: 30_000 }).toBe(true)
    await page.getByRole('button', { name: 'Add rule' }).click()
    await page.getByRole('region', { name: 'Unsaved changes' }).getByText('2 unsaved changes').waitFor()

    server = await startTestServer(settings())
    await expect.poll(() => isDisabled(toReview), { timeout: 60_000 }).toBe(false)
    await expect.poll(() => isDisabled(newFlag), { timeout: 60_000 }).toBe(false)
    await page.keyboard.press('Control+s')
    await review(page).getByRole('button', { name: 'Apply to Development' }).click()
    await page.getByText(/^Applied: /).waitFor()
    const { configuration } = await server.api(getConfiguredFlag, {
      params: { project, environment, flag: 'lunch-menu' },
    })
    expect(configuration).toMatchObject({ on: true, rules: [{}] })
  },
)
