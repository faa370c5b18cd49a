import { createFlag, getConfiguredFlag } from '@guidon/api'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'
import { edit } from './school.ts'

const project = 'school'
const environment = 'development'
const FLAG = 'reading-groups'
const MAX_TABS = 60

let dashboard: DashboardSession
let page: Page

beforeAll(async () => {
  dashboard = await startDashboard()
  for (const [key, name] of [
    ['algebra-hints', 'Algebra hints'],
    ['bus-tracker', 'Bus tracker'],
    [FLAG, 'Reading groups'],
  ] as const) {
    await dashboard.server.api(createFlag, { params: { project }, body: { key, name } })
  }
  const variations = [
    { variationId: 'true', weight: 20_000 },
    { variationId: 'false', weight: 80_000 },
  ]
  await edit(dashboard.server, environment, FLAG, [
    {
      kind: 'addRule',
      rule: {
        id: 'teachers',
        description: 'Teachers',
        clauses: [{ contextKind: 'user', attribute: 'role', op: 'in', values: ['teacher'], negate: false }],
        serve: { rollout: { kind: 'rollout', contextKind: 'user', variations } },
        trackEvents: false,
      },
    },
  ])
  page = await dashboard.open(`/p/${project}/flags?env=${environment}`)
})
afterAll(() => dashboard.close())

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

const weights = async (): Promise<number[] | undefined> => {
  const { configuration } = await dashboard.server.api(getConfiguredFlag, {
    params: { project, environment, flag: FLAG },
  })
  return configuration.rules[0]?.serve.rollout?.variations.map(({ weight }) => weight)
}

const hasFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement)

const isFocusIn = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element.contains(document.activeElement))

/** Goes on by Tab until it has the focus, as everybody can without a pointer. */
async function tabTo(locator: Locator): Promise<void> {
  await locator.waitFor()
  for (let tabs = 0; tabs < MAX_TABS; tabs += 1) {
    if (await hasFocus(locator)) return
    await press('Tab')
  }
  throw new Error(`${String(locator)} is not within ${MAX_TABS} tabs`)
}

const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })
const focused = (locator: Locator) => expect.poll(() => hasFocus(locator))

async function openList(): Promise<void> {
  await page.goto(`/p/${project}/flags?env=${environment}&sort=key`)
  await row('Algebra hints').waitFor()
}

test('a percentage is found, edited, reviewed, applied and undone', { timeout: 60_000 }, async () => {
  await row('Algebra hints').waitFor()
  await press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).waitFor()
  await page.keyboard.type('reading gr')
  await page.getByRole('option', { name: /Reading groups/ }).waitFor()
  await press('Enter')
  await page.waitForURL(/\/flags\/reading-groups/)

  await tabTo(page.getByRole('button', { name: 'Edit rule 1' }))
  await press('Enter')
  await tabTo(page.getByRole('textbox', { name: 'true, percent' }))
  await press('Shift+ArrowUp')
  await tabTo(page.getByRole('textbox', { name: 'false, percent' }))
  await page.keyboard.type('70')
  await press('Control+s')
  const review = page.getByRole('dialog', { name: /Review/ })
  await focused(review.getByLabel(/^Why/)).toBe(true)
  await page.keyboard.type('More teachers asked')
  await press('Control+Enter')
  await page.getByText(/^Applied: /).waitFor()
  await expect.poll(weights).toEqual([30_000, 70_000])

  // In a field a letter is a letter.
  await press('Tab', 'u')
  await page.getByText(/^Undone: /).waitFor()
  await expect.poll(weights).toEqual([20_000, 80_000])
})

test('a list is walked, selected from, looked into and opened', { timeout: 60_000 }, async () => {
  await openList()
  await press('j')
  await focused(row('Algebra hints')).toBe(true)
  await press('j', 'j', 'k')
  await focused(row('Bus tracker')).toBe(true)
  await press('x')
  await page.getByRole('row', { name: /Bus tracker/, selected: true }).waitFor()
  await press('x')

  await press(' ')
  const aside = page.getByRole('dialog', { name: 'Bus tracker' })
  await aside.waitFor()
  await press('j')
  await page.getByRole('dialog', { name: 'Reading groups' }).waitFor()
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  await press('k', 'Enter')
  await page.waitForURL(/\/flags\/bus-tracker/)
  await focused(page.getByRole('main')).toBe(true)
})

test('a row is turned on by T, and its menu opens by a full stop', { timeout: 60_000 }, async () => {
  await openList()
  await press('j', 't')
  await page.getByRole('button', { name: 'Turn on in Development', disabled: false }).waitFor()
  await press('Control+Enter')
  await page.getByText('Applied: Turn targeting on').waitFor()
  await expect.poll(() => isFocusIn(row('Algebra hints'))).toBe(true)
  await press('.')
  await page.getByRole('menuitem', { name: /Peek/ }).waitFor()
  await press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await focused(row('Algebra hints').getByRole('button', { name: 'More about Algebra hints' })).toBe(true)
})

test('what was opened gives the focus back', { timeout: 60_000 }, async () => {
  await openList()
  await press('j', 'j')
  const here = row('Bus tracker')
  await focused(here).toBe(true)
  for (const keys of [' ', 'Control+k', '?', 'c', 't']) {
    await press(keys)
    await page.getByRole('dialog').waitFor()
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => isFocusIn(here), { message: `after ${keys}` }).toBe(true)
  }
})

test('who comes to a page by Tab can go past the rail', { timeout: 60_000 }, async () => {
  await openList()
  await press('Tab')
  await focused(page.getByRole('link', { name: 'Skip to content' })).toBe(true)
  await press('Enter')
  await focused(page.getByRole('main')).toBe(true)
})

test('nothing was complained about', () => {
  expect(dashboard.complaints).toEqual([])
})
