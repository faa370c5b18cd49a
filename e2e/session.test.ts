import { createSignInLink, deleteSession, listAudit, listSessions } from '@guidon/api'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'
import { ROUTES } from './routes.ts'
import { seedSchool } from './school.ts'
import { settled } from './settled.ts'

let dashboard: DashboardSession

beforeAll(async () => {
  dashboard = await startDashboard()
  await seedSchool(dashboard.server)
})
afterAll(() => dashboard.close())

async function endAllSessions(): Promise<void> {
  const { items } = await dashboard.server.api(listSessions)
  for (const { id } of items) await dashboard.server.api(deleteSession, { params: { session: id } })
}

const newLink = async (): Promise<string> => (await dashboard.server.api(createSignInLink)).url
const hasFocus = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => element.contains(document.activeElement))

test('a session that ends under an open review is signed in to anew, and the review goes on', async () => {
  const page = await dashboard.open('/p/school/flags/search-weights?env=development')
  await page.getByRole('switch', { name: 'Targeting in Development' }).click()
  await page.keyboard.press('Control+s')
  const review = page.getByRole('dialog', { name: /^Review/ })
  await review.getByLabel(/^Why/).fill('A reason that took long to write')
  await endAllSessions()
  await page.keyboard.press('Control+Enter')

  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  const link = dialog.getByRole('textbox', { name: 'Sign-in link' })
  await link.waitFor()
  await expect.poll(() => hasFocus(link)).toBe(true)
  for (let stops = 0; stops < 12; stops++) {
    await page.keyboard.press('Tab')
    expect(await hasFocus(dialog)).toBe(true)
  }
  await link.fill(await newLink())
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await dialog.waitFor({ state: 'detached' })

  await review.waitFor()
  expect(await review.getByLabel(/^Why/).inputValue()).toBe('A reason that took long to write')
  await review.getByRole('button', { name: 'Turn on in Development' }).click()
  await review.waitFor({ state: 'detached' })
  const { items } = await dashboard.server.api(listAudit, { params: { project: 'school' }, query: { limit: 1 } })
  expect(items[0]).toMatchObject({ action: 'flag.changed', reason: 'A reason that took long to write' })
})

test('a review that opens after the session has ended does not stand in the way of signing in', async () => {
  const page = await dashboard.open('/p/school/flags/payments-provider?env=development')
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  const released = Promise.withResolvers<void>()
  await page.route(/\/review-dialog-[^/]*\.js$/, async (route) => {
    await released.promise
    await route.continue()
  })
  await page.getByRole('switch', { name: 'Targeting in Development' }).click()
  await page.keyboard.press('Control+s')
  await endAllSessions()
  await dialog.waitFor()
  released.resolve()
  await page.locator('[data-dialog-content]').nth(1).waitFor()

  const link = dialog.getByRole('textbox', { name: 'Sign-in link' })
  await expect.poll(() => hasFocus(dialog)).toBe(true)
  await link.fill(await newLink())
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('dialog', { name: /^Review/ }).waitFor()
})

test('"Later" leaves the review as it was, and the next refusal asks again', async () => {
  const page = await dashboard.open('/p/school/flags/grid-page-size?env=development')
  await page.getByRole('switch', { name: 'Targeting in Development' }).click()
  await page.keyboard.press('Control+s')
  const review = page.getByRole('dialog', { name: /^Review/ })
  await review.getByLabel(/^Why/).fill('Kept')
  await endAllSessions()
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  await dialog.getByRole('button', { name: 'Later' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => hasFocus(review)).toBe(true)
  expect(await review.getByLabel(/^Why/).inputValue()).toBe('Kept')
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor()
})

test('a link that a newer one has replaced says so', async () => {
  const first = await newLink()
  await newLink()
  const context = await dashboard.browser.newContext({ baseURL: dashboard.server.url })
  const page = await context.newPage()
  await page.goto(first)
  await page.getByText('A newer sign-in link has taken the place of this one.').waitFor()
})

/** What changes something, by its name. */
const CHANGES =
  /^(New|Create|Add|Delete|Archive\b|Restore|Rename|Save|Replace|Import|Move|Edit|Turn|Undo|End$|Targeting in|Review changes|Apply|Duplicate|Paste|Remove)/

/** Names of controls that would let somebody change something. */
async function openControls(page: Page): Promise<string[]> {
  const controls = page.locator('button:visible, [role=switch]:visible, [role=checkbox]:visible')
  const found = await controls.evaluateAll((elements) =>
    elements
      .filter((element) => element.getAttribute('aria-disabled') !== 'true' && !element.matches(':disabled'))
      .map((element) => element.getAttribute('aria-label') ?? element.textContent.trim()),
  )
  return found.filter((name) => CHANGES.test(name))
}

test(
  'who may only look sees every screen, with what would change something switched off',
  { timeout: 180_000 },
  async () => {
    const page = await dashboard.open('/p/school', { access: 'read' })
    const refused: string[] = []
    page.on('response', (response) => {
      if (response.status() === 403) refused.push(`${response.request().method()} ${new URL(response.url()).pathname}`)
    })
    const found: string[] = []
    for (const [name, path] of Object.entries(ROUTES)) {
      await page.goto(`/p/school${path}`)
      await settled(page)
      for (const control of await openControls(page)) found.push(`${name}: ${control}`)
    }
    expect(found).toEqual([])
    expect(refused).toEqual([])

    await page.goto('/p/school/flags/attendance-mfe?env=production')
    const toggle = page.getByRole('switch', { name: 'Targeting in Production' })
    await toggle.focus()
    await page
      .getByText(/You may not do this/)
      .first()
      .waitFor({ state: 'attached' })
    await page.goto('/p/school/account')
    await page.getByText('read only', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/\/sign-in/)
  },
)

test('nothing was complained about', () => {
  expect(dashboard.complaints).toEqual([])
})
