import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'
import { edit, seedSchool } from './school.ts'

let dashboard: DashboardSession

const clause = (attribute: string, op: string, values: readonly string[], negate = false) => ({
  contextKind: 'user',
  attribute,
  op,
  values,
  negate,
})
const ANN = JSON.stringify({ kind: 'user', key: 'ann', tier: 'C', version: '24.7.2' })

beforeAll(async () => {
  dashboard = await startDashboard()
  await seedSchool(dashboard.server)
  const clauses = [clause('tier', 'in', ['C']), clause('version', 'semVerLessThan', ['24.8.0'], true)]
  await edit(dashboard.server, 'development', 'gradebook-grid-v2', [
    {
      kind: 'addRule',
      rule: { id: 'tier-c', description: 'Tier C', clauses, serve: { variationId: 'true' }, trackEvents: false },
    },
    { kind: 'updateFallthroughVariationOrRollout', variationId: 'false' },
  ])
})
afterAll(() => dashboard.close())

async function choose(page: Page, context: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Context' }).fill(context)
  await page.keyboard.press('Enter')
}

test('says step by step why a context gets what it gets, and what would change it', { timeout: 60_000 }, async () => {
  const page = await dashboard.open('/p/school/flags/gradebook-grid-v2?env=development')
  await page.getByRole('heading', { name: 'Explain' }).waitFor()
  await page.keyboard.press('x')
  await choose(page, ANN)
  const steps = page.getByRole('list', { name: 'Steps of the evaluation' })
  await steps.getByText('user.version 24.7.2 < 24.8.0').waitFor()
  await steps.getByText('Everyone else').waitFor()
  await page.getByText('Gets true if user.version is 24.8.0 or newer.').waitFor()

  await page.getByRole('button', { name: 'user.version=24.7.2' }).click()
  await page.getByRole('textbox', { name: 'user.version' }).fill('24.8.1')
  await page.getByRole('button', { name: 'Done' }).click()
  await steps.getByText('user.version ✓').waitFor()
  await page
    .getByRole('status')
    .filter({ hasText: /^getstrue$/ })
    .waitFor()
  const everywhere = page.getByRole('list', { name: 'In each environment' })
  await everywhere
    .getByRole('listitem')
    .filter({ hasText: /Development.*Tier C.*true/ })
    .waitFor()
  await everywhere
    .getByRole('listitem')
    .filter({ hasText: /Staging.*Default rule.*true/ })
    .waitFor()

  await page.getByRole('switch', { name: 'Targeting in Development' }).click()
  await page
    .getByRole('status')
    .filter({ hasText: /Savedtrue.*Draftfalse/ })
    .waitFor()
  await page.getByText('Gets true if targeting is turned on.').waitFor()
  expect(dashboard.complaints).toEqual([])
})

test('what is typed wins over contexts looked at lately', { timeout: 60_000 }, async () => {
  const page = await dashboard.open('/p/school/flags/gradebook-grid-v2?env=development')
  const box = page.getByRole('combobox', { name: 'Context' })
  const shows = (text: string) => expect.poll(() => box.inputValue()).toBe(text)
  for (const reference of ['user:bobby', 'user:cleo']) {
    await choose(page, reference)
    await shows(reference)
    await page.getByRole('button', { name: `key=${reference.slice(5)}` }).waitFor()
  }

  await choose(page, '{bad')
  await page.getByText('A name in double quotes is missing here (character 2)').waitFor()
  await shows('{bad')
  await page.getByRole('button', { name: 'key=cleo' }).waitFor()

  await choose(page, '{"kind":"user"}')
  await page.getByText('A name in double quotes is missing here').waitFor({ state: 'detached' })
  await shows('{"kind":"user"}')

  await choose(page, ANN)
  await page.getByRole('button', { name: 'user.version=24.7.2' }).waitFor()
  await shows('user:ann')

  await choose(page, 'user:bob')
  await page.getByRole('button', { name: /key=bob$/ }).waitFor()
  await shows('user:bob')
  expect(dashboard.complaints).toEqual([])
})

test('shows all flags for a context, and what differs in another environment', { timeout: 60_000 }, async () => {
  const page = await dashboard.open('/p/school/explain?env=development')
  await choose(page, ANN)
  const grid = page.getByRole('grid', { name: 'Flags' })
  await grid
    .getByRole('row')
    .filter({ hasText: /Gradebook grid.*false.*Everyone|Gradebook grid.*false.*Default/ })
    .waitFor()
  const inAddress = () => new URL(page.url()).searchParams.get('context')
  await expect.poll(inAddress).toBe(ANN)
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByRole('menuitem', { name: 'The same context in Staging' }).click()
  await page.getByRole('checkbox', { name: 'Only what differs' }).click()
  await page.getByRole('status').filter({ hasText: '2 flags' }).waitFor()
  expect(await grid.getByText('differs').count()).toBe(2)

  await page.reload()
  await grid.getByText('differs').first().waitFor()
  await grid
    .getByRole('row')
    .filter({ hasText: 'Gradebook grid' })
    .dblclick({ position: { x: 500, y: 10 } })
  const drawer = page.getByRole('dialog')
  await drawer.getByText('Gets true if user.version is 24.8.0 or newer.').waitFor()
  await drawer.getByText('@launchdarkly/node-server-sdk').waitFor()
  expect(dashboard.complaints).toEqual([])
})

test('a pattern that could take the browser too long is left to the server', { timeout: 60_000 }, async () => {
  await edit(dashboard.server, 'development', 'attendance-mfe', [
    {
      kind: 'addRule',
      rule: {
        id: 'slow',
        description: 'Slow pattern',
        clauses: [clause('email', 'matches', ['^(a|b|ab)*c$'])],
        serve: { variationId: 'true' },
        trackEvents: false,
      },
    },
  ])
  const page = await dashboard.open('/p/school/flags/attendance-mfe?env=development')
  await choose(page, JSON.stringify({ kind: 'user', key: 'ann', email: 'ab'.repeat(30) }))
  await page.getByText('The server answers instead').waitFor()
  await page.getByRole('list', { name: 'Steps of the evaluation' }).getByText('Everyone else').waitFor()
  expect(dashboard.complaints).toEqual([])
})
