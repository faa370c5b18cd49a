import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { startDashboard, type DashboardSession, type Theme } from './dashboard-session.ts'
import { ROUTES } from './routes.ts'
import { seedSchool } from './school.ts'
import { settled, still } from './settled.ts'

const THEMES: readonly Theme[] = ['light', 'dark']
const WIDTHS = [1440, 1024, 390]
/** WCAG 1.4.10: what 1280 CSS pixels are when enlarged four times. */
const REFLOW_WIDTHS = [390, 320]
const HEIGHT = 900

const PROJECT = '/p/school'
const PATHS = Object.entries(ROUTES).map(([name, path]) => [name, `${PROJECT}${path}`] as const)

let dashboard: DashboardSession
let page: Page

beforeAll(async () => {
  dashboard = await startDashboard()
  await seedSchool(dashboard.server)
  page = await dashboard.open(PROJECT)
  await page.emulateMedia({ reducedMotion: 'reduce' })
})
afterAll(() => dashboard.close())

/** Every theme and width of what the page shows now. */
async function expectAccessible(widths: readonly number[] = WIDTHS): Promise<void> {
  const found = new Set<string>()
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHT })
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme })
      await settled(page)
      for (const violation of await violationsOf(page)) found.add(`${colorScheme} ${width}: ${violation}`)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: WIDTHS[0]!, height: HEIGHT })
  expect([...found]).toEqual([])
}

/** What is wider than the window or than the content's part of it, so that one has to scroll sideways to read. */
async function expectReflow(): Promise<void> {
  for (const width of REFLOW_WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT })
    await settled(page)
    const tooWide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main')]
        .filter((element) => element.scrollWidth > element.clientWidth)
        .map((element) => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`),
    )
    expect(tooWide, `${width} pixels`).toEqual([])
  }
  await page.setViewportSize({ width: WIDTHS[0]!, height: HEIGHT })
}

const titles = new Map<string, string>()

test.each(PATHS)('%s meets WCAG 2.2 AA in both themes at every width', { timeout: 120_000 }, async (_name, path) => {
  await page.goto(path)
  await settled(page)
  titles.set(new URL(page.url()).pathname, await page.title())
  await expectAccessible()
  await expectReflow()
})

const firstRow = () => page.locator('[data-row="0"]')
const aboveTheList: Readonly<Record<string, () => Promise<void>>> = {
  review: async () => {
    await firstRow().press('t')
    await page.getByRole('dialog', { name: /^Review/ }).waitFor()
    await page.getByLabel(/to confirm/).waitFor()
  },
  'the palette': async () => {
    await firstRow().press('Control+k')
    await page.getByRole('combobox', { name: 'Search or run a command' }).fill('turn on')
    await page
      .getByRole('option', { name: /^Turn on/ })
      .first()
      .waitFor()
  },
  'the sheet of shortcuts': async () => {
    await firstRow().press('?')
    await page.getByLabel('Find a shortcut').waitFor()
  },
  'a look aside': async () => {
    await firstRow().press(' ')
    await page.getByRole('dialog').getByText('Changed').waitFor()
  },
}

test.each(Object.entries(aboveTheList))(
  '%s above a list meets WCAG 2.2 AA',
  { timeout: 120_000 },
  async (_name, open) => {
    await page.goto(`${PROJECT}${ROUTES['flags']!}`)
    await firstRow().waitFor()
    await open()
    await expectAccessible()
  },
)

test('what a cell and a row open meets WCAG 2.2 AA', { timeout: 60_000 }, async () => {
  await page.goto(`${PROJECT}${ROUTES['flags']!}`)
  await firstRow().locator('[data-environment=production]').click()
  await page.getByText('When on, serves').waitFor()
  await expectAccessible([WIDTHS[0]!])
  await page.keyboard.press('Escape')
  await firstRow().press('.')
  await page.getByRole('menuitem', { name: 'Copy key' }).waitFor()
  await expectAccessible([WIDTHS[0]!])
})

test('the focus goes to the content of another screen', { timeout: 60_000 }, async () => {
  await page.goto(PROJECT)
  const rail = page.getByRole('navigation').first()
  for (const name of ['Flags', 'Segments', 'Contexts', 'Audit', 'Home']) {
    await rail.getByRole('link', { name, exact: true }).click()
    await expect.poll(() => page.getByRole('main').evaluate((main) => main === document.activeElement)).toBe(true)
  }
})

test('every part of the kit meets WCAG 2.2 AA', { timeout: 120_000 }, async () => {
  await page.goto('/__kit')
  await page.getByRole('heading', { name: 'Kit', level: 1 }).waitFor()
  const found = await violationsOf(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await still(page)
  found.push(...(await violationsOf(page)))
  await page.emulateMedia({ colorScheme: 'light' })
  expect(found).toEqual([])
})

test('sign-in meets WCAG 2.2 AA', { timeout: 60_000 }, async () => {
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await settled(page)
  titles.set('/sign-in', await page.title())
  await expectAccessible()
})

test('every screen has a title of its own', () => {
  const shared = [...titles].filter(([, title]) => [...titles.values()].filter((one) => one === title).length > 1)
  expect(shared).toEqual([])
})

test('nothing was complained about', () => {
  expect(dashboard.complaints).toEqual([])
})
