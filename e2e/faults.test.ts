import { createServer, type AddressInfo } from 'node:net'
import { ACTIONS, createFlag, createSegment, createToken, getConfiguredFlag, getSegment } from '@guidon/api'
import { createTestDatabase, startTestServer, type TestDatabase, type TestServer } from '@guidon/testing'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PHONE, startDashboard, type DashboardSession } from './dashboard-session.ts'
import { edit } from './school.ts'
import { settled } from './settled.ts'

const project = 'school'
const environment = 'development'
const params = { project }
const ENVIRONMENTS = [{ key: environment, name: 'Development' }]
const HOUR_MS = 3_600_000

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
  await server.api(createFlag, { params, body: { key: 'lunch-menu', name: 'Lunch menu' } })
})
afterAll(async () => {
  await server.close()
  await dashboard.close()
  await database.drop()
})

const settings = () => ({ databaseUrl: database.url, environments: ENVIRONMENTS, config: { port } })
const flagPath = (key: string) => `/p/${project}/flags/${key}?env=${environment}`
const targeting = (page: Page, state: { checked?: boolean; disabled?: boolean } = {}) =>
  page.getByRole('switch', { name: 'Targeting in Development', ...state })

/** A port that was free a moment ago: a server that comes back has to come back at its address. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port: found } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return found
}

/** What one would have to scroll sideways for, by its text. */
const tooWideOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const main = document.querySelector('main')!
    if (main.scrollWidth <= main.clientWidth) return []
    const { right } = main.getBoundingClientRect()
    return [...main.querySelectorAll('*')]
      .filter((element) => element.childElementCount === 0 && element.getBoundingClientRect().right > right)
      .map(({ tagName, textContent }) => `${tagName} ${textContent.slice(0, 30)}`)
  })

test(
  'a server that stops and comes back is told of, and what changed meanwhile is shown',
  { timeout: 90_000 },
  async () => {
    const page = await dashboard.open(flagPath('lunch-menu'))
    await targeting(page, { checked: false }).waitFor()
    await page.getByText(/^Live · times in/).waitFor()
    await server.close()
    await page.getByText(/Not connected since .* your edits are kept/).waitFor()
    await targeting(page, { checked: false }).waitFor()
    server = await startTestServer(settings())
    await edit(server, environment, 'lunch-menu', [{ kind: 'turnFlagOn' }])
    await page.getByText(/Not connected since/).waitFor({ state: 'detached', timeout: 60_000 })
    await targeting(page, { checked: true }).waitFor()
  },
)

test('a draft that was begun while the server was away is kept and can be applied', { timeout: 90_000 }, async () => {
  const page = await dashboard.open(flagPath('lunch-menu'))
  await targeting(page).waitFor()
  await page.getByText(/^Live · times in/).waitFor()
  await server.close()
  await page.getByText(/Not connected since/).waitFor()
  const wasOn = (await targeting(page).getAttribute('aria-checked')) === 'true'
  await targeting(page).click()
  await page.getByRole('region', { name: 'Unsaved changes' }).getByText('1 unsaved change').waitFor()
  server = await startTestServer(settings())
  await page.getByText(/Not connected since/).waitFor({ state: 'detached', timeout: 60_000 })
  await page.keyboard.press('Control+s')
  await page.getByRole('button', { name: `Turn ${wasOn ? 'off' : 'on'} in Development` }).click()
  await page.getByText(/^Applied: /).waitFor()
  const { configuration } = await server.api(getConfiguredFlag, {
    params: { project, environment, flag: 'lunch-menu' },
  })
  expect(configuration.on).toBe(!wasOn)
})

test('names as long as they may be break no screen', { timeout: 60_000 }, async () => {
  const name = 'W'.repeat(256)
  const key = `k${'x'.repeat(255)}`
  await server.api(createFlag, {
    params,
    body: { key, name, description: `${name} `.repeat(4), tags: ['t'.repeat(128)] },
  })
  await server.api(createSegment, { params: { project, environment }, body: { key, name } })
  const page = await dashboard.open(flagPath(key))
  const paths = [
    flagPath(key),
    ...['monitoring', 'variations', 'history', 'settings'].map(
      (tab) => `/p/${project}/flags/${key}/${tab}?env=${environment}`,
    ),
    `/p/${project}/flags?env=${environment}`,
    `/p/${project}/segments?env=${environment}`,
    `/p/${project}/segments/${key}?env=${environment}`,
    `/p/${project}?env=${environment}`,
    `/p/${project}/audit?env=${environment}`,
  ]
  const wide: string[] = []
  for (const path of paths) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(path)
    await settled(page)
    wide.push(...(await tooWideOn(page)).map((what) => `${path.replace(key, 'KEY')}: ${what}`))
    await page.setViewportSize(PHONE)
    await settled(page)
    wide.push(...(await tooWideOn(page)).map((what) => `${path.replace(key, 'KEY')} on a phone: ${what}`))
  }
  expect(wide).toEqual([])
})

test('Arabic reads from right to left, inside a page that does not', { timeout: 60_000 }, async () => {
  const name = 'دفتر الدرجات الجديد'
  const description = 'يعرض الدرجات في شبكة واحدة (v2).'
  await server.api(createFlag, { params, body: { key: 'arabic', name, description } })
  const page = await dashboard.open(`/p/${project}/flags?env=${environment}`)
  const directionOf = (text: string) =>
    page
      .getByText(text, { exact: true })
      .first()
      .evaluate((element) => getComputedStyle(element).direction)
  expect(await directionOf(name)).toBe('rtl')
  await page.goto(`/p/${project}/flags/arabic?env=${environment}`)
  await targeting(page).waitFor()
  expect(await directionOf(name)).toBe('rtl')
  await page.goto(`/p/${project}/flags?env=${environment}&peek=arabic`)
  const aside = page.getByRole('dialog')
  expect(await aside.getByText(description).evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
})

test('a rule of 5,000 values opens, is edited and applied', { timeout: 60_000 }, async () => {
  const values = Array.from({ length: 5_000 }, (_, index) => `district-${index}`)
  await server.api(createFlag, { params, body: { key: 'many-values', name: 'Many values' } })
  const clauses = [{ contextKind: 'user', attribute: 'district', op: 'in', values, negate: false }] as const
  const rule = { id: 'all', description: 'All districts', clauses: [...clauses], serve: { variationId: 'true' } }
  await edit(server, environment, 'many-values', [{ kind: 'addRule', rule: { ...rule, trackEvents: false } }])
  const page = await dashboard.open(flagPath('many-values'))
  await page.getByRole('button', { name: 'Edit rule 1' }).click()
  await page.getByRole('button', { name: 'Edit the list' }).click()
  const list = page.getByRole('dialog', { name: /^Values of/ })
  await list.getByRole('textbox', { name: 'Search values' }).fill('district-4999')
  await list.getByRole('button', { name: 'Remove district-4999' }).click()
  await list.getByRole('textbox', { name: 'Add values' }).fill('district-new')
  await list.getByRole('button', { name: 'Add 1' }).click()
  await list.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+s')
  await page.getByRole('button', { name: 'Apply to Development' }).click()
  await page.getByText(/^Applied: /).waitFor()
  const { configuration } = await server.api(getConfiguredFlag, {
    params: { project, environment, flag: 'many-values' },
  })
  expect(configuration.rules[0]?.clauses[0]).toMatchObject({ values: [...values.slice(0, -1), 'district-new'] })
})

test('a segment of 10,000 keys opens, is searched and edited', { timeout: 60_000 }, async () => {
  const values = Array.from({ length: 10_000 }, (_, index) => `pupil-${index}`)
  await server.api(createSegment, {
    params: { project, environment },
    body: { key: 'all-pupils', name: 'All pupils', included: [{ contextKind: 'user', values }] },
  })
  const page = await dashboard.open(`/p/${project}/segments/all-pupils?env=${environment}`)
  await page.getByText('Included 10,000').waitFor()
  await page
    .getByRole('textbox', { name: /Find|Search|Filter/ })
    .first()
    .fill('pupil-9999')
  await page.getByRole('button', { name: 'Remove pupil-9999' }).click()
  await page.getByText('Included 9,999').waitFor()
  await page.keyboard.press('Control+s')
  await page.getByRole('button', { name: 'Apply to Development' }).click()
  await page.getByText(/^Applied: /).waitFor()
  const { definition } = await server.api(getSegment, { params: { project, environment, segment: 'all-pupils' } })
  expect(definition.included[0]?.values).toHaveLength(9_999)
})

test('who may only read sees everything, and why nothing can be pressed', { timeout: 60_000 }, async () => {
  const actions = ACTIONS.filter((action) => action.endsWith(':read'))
  const { secret } = await server.api(createToken, { body: { name: 'Auditor', actions } })
  const context = await dashboard.browser.newContext({
    baseURL: server.url,
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  await page.goto(flagPath('lunch-menu'))
  await targeting(page, { disabled: true }).waitFor()
  await targeting(page).hover()
  await page

    .getByText(/needs the right "change:apply"/)
    .filter({ visible: true })
    .first()
    .waitFor()
  await page.goto(`/p/${project}/flags?env=${environment}`)
  await page.getByRole('button', { name: /^Lunch menu in Development/ }).click()
  const turn = page.getByRole('button', { name: /^Turn o.*…/ })
  await turn.waitFor()
  expect(await turn.getAttribute('aria-disabled')).toBe('true')
  await context.close()
})

test.each([
  ['fast', 2 * HOUR_MS],
  ['slow', -2 * HOUR_MS],
])('a device whose clock is two hours %s tells times by the server', { timeout: 60_000 }, async (_name, skewMs) => {
  await server.api(createFlag, { params, body: { key: `clock${skewMs}`, name: `Clock ${skewMs}` } })
  const page = await dashboard.open('/sign-in')
  await page.context().addInitScript((ms) => {
    const RealDate = Date
    globalThis.Date = class extends RealDate {
      constructor(...given: []) {
        if (given.length === 0) super(RealDate.now() + ms)
        else super(...given)
      }
      static override now(): number {
        return RealDate.now() + ms
      }
    } as DateConstructor
  }, skewMs)
  await page.goto(`/p/${project}/flags?env=${environment}&sort=-updatedAt`)
  const row = page.getByRole('row', { name: new RegExp(`Clock ${skewMs}`) })
  await row.getByText(/just now|[12]m ago/).waitFor()
  await page.goto(`/p/${project}?env=${environment}`)
  await page.getByText('What changed').waitFor()
  expect(await page.getByText(/\bin \d+ ?h|[23] ?h ago/).count()).toBe(0)
})

test('nothing was complained about', () => {
  expect(dashboard.complaints).toEqual([])
})
