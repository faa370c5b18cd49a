import { createFlag, getConfiguredFlag } from '@guidon/api'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PHONE, startDashboard, type DashboardSession } from './dashboard-session.ts'
import { edit } from './school.ts'

const project = 'school'
const environment = 'production'
const FLAG = 'report-cards'

let dashboard: DashboardSession
let page: Page

beforeAll(async () => {
  dashboard = await startDashboard()
  await dashboard.server.api(createFlag, { params: { project }, body: { key: FLAG, name: 'Report cards' } })
  await edit(dashboard.server, environment, FLAG, [{ kind: 'turnFlagOn' }])
  page = await dashboard.open(`/p/${project}?env=${environment}`, { size: PHONE })
})
afterAll(() => dashboard.close())

const isOn = async (): Promise<boolean> =>
  (await dashboard.server.api(getConfiguredFlag, { params: { project, environment, flag: FLAG } })).configuration.on

/** Fingers need 24 px, and what is asked for must not hide behind the bottom bar. */
async function expectWithinReach(name: RegExp): Promise<void> {
  const box = (await page.getByRole('button', { name }).boundingBox())!
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24)
  expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width)
  expect(box.y + box.height).toBeLessThanOrEqual(PHONE.height)
}

test(
  'what changed last leads to its flag, which is turned off after a review and back on',
  { timeout: 60_000 },
  async () => {
    await page.getByText('Turn targeting on').first().waitFor()
    await page.getByRole('link', { name: FLAG }).first().click()
    await page.getByRole('switch', { name: 'Targeting in Production' }).click()
    await expectWithinReach(/^Review changes/)
    await page.getByRole('button', { name: /^Review changes/ }).click()

    const review = page.getByRole('dialog', { name: /Review/ })
    await review.waitFor()
    expect(await review.evaluate((element) => element.getBoundingClientRect().width)).toBe(PHONE.width)
    await review.getByLabel(/^Why/).fill('Grades are wrong')
    await review.getByLabel(/to confirm/).fill(environment)
    await expectWithinReach(/^Turn off in Production/)
    await review.getByRole('button', { name: /^Turn off in Production/ }).click()
    await page.getByText('Applied: Turn targeting off').waitFor()
    expect(await isOn()).toBe(false)

    await expectWithinReach(/^Undo…$/)
    await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo…' }).click()
    await page.getByLabel(/to confirm/).fill(environment)
    await page.getByRole('button', { name: 'Undo in Production' }).click()
    await page.getByText('Undone: Turn targeting on').waitFor()
    expect(await isOn()).toBe(true)
  },
)

test('a kill switch takes two presses from the list', { timeout: 60_000 }, async () => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Flags' }).click()
  await page.getByRole('button', { name: 'Report cards in Production: Everyone' }).click()
  await page.getByRole('button', { name: 'Turn off…' }).click()
  const review = page.getByRole('dialog', { name: /Review/ })
  await review.getByLabel(/to confirm/).fill(environment)
  await review.getByRole('button', { name: /^Turn off in Production/ }).click()
  await page.getByRole('button', { name: 'Report cards in Production: Off' }).waitFor()
  expect(await isOn()).toBe(false)
})

test('every place is within reach, also those that have no room on the bar', async () => {
  const bar = page.getByRole('navigation', { name: 'Main' })
  for (const [place, heading] of [
    ['SDKs', 'SDKs'],
    ['Your account', 'Your account'],
    ['Settings', 'Settings'],
  ] as const) {
    await bar.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: place }).click()
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  }
})

test('an archived flag says so where it was archived', { timeout: 60_000 }, async () => {
  await page.goto(`/p/${project}/flags/${FLAG}/settings?env=${environment}`)
  await page.getByRole('button', { name: /^Archive report-cards/ }).click()
  const review = page.getByRole('dialog', { name: /Review/ })
  await review.getByLabel(/to confirm/).fill(environment)
  await review.getByRole('button', { name: /^(Archive|Apply)/ }).click()
  const banner = page.getByText('This flag is archived: SDKs do not get it')
  await banner.waitFor()
  await expect.poll(async () => (await banner.boundingBox())!.y).toBeGreaterThan(0)
  expect((await banner.boundingBox())!.y).toBeLessThan(PHONE.height)
})

test('nothing was complained about', () => {
  expect(dashboard.complaints).toEqual([])
})
