import { getConfiguredFlag } from '@guidon/api'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'
import { edit, seedSchool } from './school.ts'

const project = 'school'
const LIST = '/p/school/flags?env=production'

let dashboard: DashboardSession
let page: Page

beforeAll(async () => {
  dashboard = await startDashboard()
  await seedSchool(dashboard.server)
  page = await dashboard.open(LIST)
})
afterAll(() => dashboard.close())

async function widthOf(column: string): Promise<number> {
  const box = await page.getByRole('columnheader', { name: column }).boundingBox()
  return Math.round(box!.width)
}

test('a column is made wider with the pointer, its rows follow, and the list remembers', async () => {
  const before = await widthOf('Flag')
  const edge = (await page.getByRole('separator', { name: 'Width of Flag' }).boundingBox())!
  const [x, y] = [edge.x + edge.width / 2, edge.y + edge.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 90, y, { steps: 4 })
  await page.mouse.up()
  expect(await widthOf('Flag')).toBe(before + 90)
  const row = await page
    .getByRole('rowheader', { name: /Attendance/ })
    .first()
    .boundingBox()
  expect(Math.round(row!.width)).toBe(before + 90)
  await page.reload()
  await page.getByRole('rowheader', { name: /Attendance/ }).waitFor()
  expect(await widthOf('Flag')).toBe(before + 90)
})

test('the keyboard makes columns wider and narrower, and takes a width back', async () => {
  const before = await widthOf('Lifecycle')
  const edge = page.getByRole('separator', { name: 'Width of Lifecycle' })
  await page.getByRole('separator', { name: 'Width of Flag' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  expect(await widthOf('Lifecycle')).toBe(before + 64)
  expect(await edge.getAttribute('aria-valuenow')).toBe(String(before + 64))
  await page.keyboard.press('ArrowLeft')
  expect(await widthOf('Lifecycle')).toBe(before + 48)
  await page.keyboard.press('Enter')
  expect(await widthOf('Lifecycle')).toBe(before)
})

test('a state that is cut off is told in full on focus', async () => {
  await edit(dashboard.server, 'production', 'payments-provider', [
    { kind: 'turnFlagOn' },
    {
      kind: 'updateFallthroughVariationOrRollout',
      rollout: {
        kind: 'rollout',
        contextKind: 'user',
        variations: await shares({ Legacy: 90_000, Stripe: 10_000 }),
      },
    },
    { kind: 'addTargets', contextKind: 'user', variationId: await variation('Stripe'), values: ['ana'] },
  ])
  const cell = page.getByRole('button', {
    name: 'Fee payments provider in Production: Legacy 90 · Stripe 10 · 1 target',
  })
  await cell.waitFor()
  await page.keyboard.press('Shift')
  await cell.focus()
  await page.getByRole('tooltip', { name: 'Legacy 90 · Stripe 10 · 1 target' }).waitFor()
})

test('what differs between two environments is brought over part by part', { timeout: 60_000 }, async () => {
  await edit(dashboard.server, 'staging', 'grid-page-size', [{ kind: 'turnFlagOn' }])
  await edit(dashboard.server, 'staging', 'analytics-offline-mode', [{ kind: 'turnFlagOn' }])
  await page.goto(LIST)
  await page.getByRole('link', { name: 'Compare environments' }).click()
  const analytics = page.getByRole('article', { name: 'Analytics: offline mode' })
  await analytics.getByRole('checkbox', { name: 'Turn targeting on' }).check()
  await page.getByText('1 difference chosen').waitFor()
  await page.getByRole('button', { name: 'Review for Production' }).click()
  const review = page.getByRole('dialog', { name: /Review/ })
  await review.getByLabel(/to confirm/).fill('production')
  await review.getByRole('button', { name: /^Turn on in Production/ }).click()
  await analytics.waitFor({ state: 'detached' })
  await page.getByRole('article', { name: 'Rows on a page of the grid' }).waitFor()
  const params = { project, environment: 'production', flag: 'analytics-offline-mode' }
  expect((await dashboard.server.api(getConfiguredFlag, { params })).configuration.on).toBe(true)
})

test('the other way round says the opposite, and one flag is compared alone', async () => {
  await page.getByRole('button', { name: 'The other way round' }).click()
  const rows = page.getByRole('article', { name: 'Rows on a page of the grid' })
  await rows.getByRole('checkbox', { name: 'Turn targeting off' }).waitFor()
  await page.goto('/p/school/flags/grid-page-size?env=production')
  await page.getByRole('link', { name: 'Compare', exact: true }).click()
  await rows.getByRole('checkbox', { name: 'Turn targeting on' }).waitFor()
  expect(await page.getByRole('article').count()).toBe(1)
})

test('nothing was complained about', () => {
  expect(dashboard.complaints).toEqual([])
})

async function paymentsVariations(): Promise<readonly { id: string; name: string }[]> {
  const params = { project, environment: 'production', flag: 'payments-provider' }
  return (await dashboard.server.api(getConfiguredFlag, { params })).definition.variations
}

async function variation(name: string): Promise<string> {
  return (await paymentsVariations()).find((one) => one.name === name)!.id
}

async function shares(weights: Readonly<Record<string, number>>): Promise<object[]> {
  return (await paymentsVariations()).map(({ id, name }) => ({ variationId: id, weight: weights[name] ?? 0 }))
}
