import { getConfiguredFlag, listDrafts, type Instruction } from '@guidon/api'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'
import { edit, seedSchool } from './school.ts'
import { settled } from './settled.ts'

const project = 'school'
const environment = 'staging'

let dashboard: DashboardSession

beforeAll(async () => {
  dashboard = await startDashboard()
  await seedSchool(dashboard.server)
})
afterAll(() => dashboard.close())

const flagPath = (flag: string, tab = '') => `/p/${project}/flags/${flag}${tab}?env=${environment}`
const change = (flag: string, instructions: Instruction[]) => edit(dashboard.server, environment, flag, instructions)
const configured = async (flag: string) =>
  (await dashboard.server.api(getConfiguredFlag, { params: { project, environment, flag } })).configuration
const review = (page: Page) => page.getByRole('dialog', { name: /^Review/ })
const bar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' })

/** Asks for the whole review of turning a flag on, from another screen. */
async function askToTurnOn(page: Page, flag: string): Promise<void> {
  await page.getByRole('link', { name: 'Segments' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill(`turn on ${flag} in stag`)
  await page.getByRole('option', { name: /^Turn on/ }).waitFor()
  await page.keyboard.press('Enter')
  await review(page).getByText('Turn targeting on').waitFor()
}

test('what is reviewed can be kept as a draft, and gone on with later', { timeout: 150_000 }, async () => {
  const page = await dashboard.open(`/p/${project}/audit?env=${environment}`)
  await askToTurnOn(page, 'payments-provider')
  await review(page)
    .getByRole('radio', { name: /^Save as draft/ })
    .check()
  await review(page).getByText('Nothing is applied yet').waitFor()
  await review(page).getByRole('button', { name: 'Save as draft' }).click()
  await page.getByText('Kept as a draft: nothing is applied').waitFor()
  expect(await configured('payments-provider')).toMatchObject({ on: false })
  const { items } = await dashboard.server.api(listDrafts, { params: { project } })
  expect(items).toMatchObject([{ subject: { key: 'payments-provider', environment }, instructionCount: 1 }])
  await page.getByRole('button', { name: 'Open it' }).click()
  await bar(page).getByText('Turn targeting on').waitFor()
  await page.keyboard.press('Control+s')
  await review(page)
    .getByRole('radio', { name: /^Save as draft/ })
    .check()
  await page.keyboard.press('Control+Enter')
  await review(page).waitFor({ state: 'detached' })
  await bar(page).getByText('Turn targeting on').waitFor()
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
})

test('a draft needs no confirmation, even where a change does', { timeout: 120_000 }, async () => {
  const page = await dashboard.open(`/p/${project}/flags/attendance-mfe?env=production`)
  await page.getByRole('switch', { name: 'Targeting in Production' }).click()
  await page.keyboard.press('Control+s')
  await review(page).getByText('Undo for 30 min after it applies; it asks for “production” to be typed again').waitFor()
  await review(page)
    .getByLabel(/to confirm/)
    .waitFor()
  await review(page)
    .getByRole('radio', { name: /^Save as draft/ })
    .check()
  await review(page)
    .getByLabel(/to confirm/)
    .waitFor({ state: 'detached' })
  await review(page).getByRole('button', { name: 'Save as draft' }).click()
  await review(page).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
})

test('sentences and checks do not wait for a slow impact', { timeout: 120_000 }, async () => {
  const page = await dashboard.open(`/p/${project}/audit?env=${environment}`)
  const impact = Promise.withResolvers<void>()
  await page.route('**/changes:impact', async (route) => {
    await impact.promise
    await route.continue()
  })
  await askToTurnOn(page, 'transcript-pdf-svc')
  const section = review(page).getByRole('region', { name: 'Estimated impact' })
  await review(page).getByText('Nothing speaks against it').waitFor()
  await review(page).getByText('Undo is one click for 30 min after it applies').waitFor()
  expect(await section.getAttribute('aria-busy')).toBe('true')
  const apply = review(page).getByRole('button', { name: 'Turn on in Staging' })
  expect(await apply.getAttribute('aria-disabled')).toBeNull()
  impact.resolve()
  await section.getByText('Cannot estimate: no contexts were seen in Staging.').waitFor()
  await review(page).getByRole('button', { name: 'Keep editing' }).click()
})

test.each(['light', 'dark'] as const)('the review breaks no rule of WCAG, %s', { timeout: 120_000 }, async (theme) => {
  const page = await dashboard.open(`/p/${project}/audit?env=${environment}`, { theme })
  await askToTurnOn(page, 'transcript-pdf-svc')
  await settled(page)
  expect(await violationsOf(page)).toEqual([])
})

test('after 30 minutes a version is restored instead of undoing', { timeout: 120_000 }, async () => {
  const flag = 'ops-report-cards-enabled'
  await change(flag, [{ kind: 'turnFlagOn' }])
  const page = await dashboard.open(flagPath(flag, '/history'))
  const undo = page.getByRole('button', { name: 'Undo…' })
  expect(await undo.getAttribute('aria-disabled')).toBeNull()
  const database = new pg.Client({ connectionString: dashboard.server.databaseUrl })
  await database.connect()
  await database.query('update changes set created_at = created_at - 31 * 60000')
  await database.end()
  await page.reload()
  await undo.waitFor()
  expect(await undo.getAttribute('aria-disabled')).toBe('true')
  await undo.hover()
  await page
    .getByText('A change can be undone for 30 minutes. Restore an earlier version instead.')
    .filter({ visible: true })
    .waitFor()
  // The reason hangs over what is below it.
  await page.mouse.move(0, 0)
  await page.getByRole('button', { name: 'Restore v1…' }).click()
  await review(page).getByRole('button', { name: 'Turn off in Staging' }).click()
  await expect.poll(() => configured(flag)).toMatchObject({ on: false })
})

test('a conflict says who changed the other side, and when', { timeout: 120_000 }, async () => {
  const flag = 'messaging-inline-edit'
  const page = await dashboard.open(flagPath(flag))
  await page.getByRole('switch', { name: 'Targeting in Staging' }).click()
  await change(flag, [{ kind: 'updateFallthroughVariationOrRollout', variationId: 'false' }])
  const side = page.getByRole('heading', { name: /^What .+ did/ }).first()
  await side.waitFor()
  await expect.poll(async () => (await dashboard.server.api(listDrafts, { params: { project } })).items).not.toEqual([])
  await expect.poll(() => side.innerText()).toMatch(/^What (?!others).+ did · just now · \d+:\d\d/)
  await page.getByRole('button', { name: 'Keep theirs' }).click()
})

test(
  'JSON of a new flag has an editor, and a flag without a draft asks for nothing that is missing',
  { timeout: 120_000 },
  async () => {
    const page = await dashboard.open(`/p/${project}/flags?env=${environment}`)
    const missing: string[] = []
    page.on('response', (response) => {
      if (response.status() === 404) missing.push(response.url())
    })
    await page.getByRole('button', { name: 'New flag' }).first().click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Weights')
    await page.getByRole('radio', { name: /^JSON/ }).check()
    for (const [index, text] of ['{"a": 1}', '{"a": 2}'].entries()) {
      const editor = page.getByRole('textbox', { name: `Value ${index + 1}` })
      await editor.click()
      await page.keyboard.press('Control+a')
      await page.keyboard.type(text)
    }
    await page.getByRole('button', { name: 'Create flag' }).click()
    await page.getByRole('switch', { name: 'Targeting in Staging' }).waitFor()
    await settled(page)
    expect(missing).toEqual([])
  },
)

test('nothing was complained about', () => {
  expect(dashboard.complaints).toEqual([])
})
