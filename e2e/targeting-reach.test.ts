import { init } from '@launchdarkly/node-server-sdk'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'
import { edit, seedSchool } from './school.ts'
import { settled } from './settled.ts'

const flag = 'gradebook-grid-v2'
const environment = 'development'
const path = `/p/school/flags/${flag}?env=${environment}`

let dashboard: DashboardSession

beforeAll(async () => {
  dashboard = await startDashboard()
  await seedSchool(dashboard.server)
  await edit(dashboard.server, environment, flag, [rule('gold', 'plan', 'gold'), rule('texas', 'state', 'TX')])
})
afterAll(() => dashboard.close())

function rule(id: string, attribute: string, value: string) {
  const clauses = [{ contextKind: 'user', attribute, op: 'in', values: [value], negate: false }]
  const serve = { variationId: 'true' }
  return { kind: 'addRule', rule: { id, description: `Rule of ${id}`, clauses, serve, trackEvents: false } }
}

const SEEN = [
  { key: 'ann', plan: 'gold', state: 'TX' },
  { key: 'bob', plan: 'gold' },
  { key: 'cleo', state: 'TX' },
  { key: 'dana' },
]

/** Evaluates a flag for some users in a program that reports them. */
async function evaluateForAll(): Promise<void> {
  const { url, environment: first } = dashboard.server
  const logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const client = init(first.sdkKey, { baseUri: url, streamUri: url, eventsUri: url, logger })
  await client.waitForInitialization({ timeout: 20 })
  for (const user of SEEN) await client.variation(flag, { kind: 'user', ...user }, false)
  await client.flush()
  client.close()
}

const basis = (page: Page) => page.getByRole('main')
const ruleItem = (page: Page, title: string) =>
  page.getByRole('list', { name: 'Rules' }).getByRole('listitem').filter({ hasText: title })

test('each rule says whom it catches, as soon as somebody was seen', { timeout: 150_000 }, async () => {
  const page = await dashboard.open(path)
  await basis(page).getByText('No contexts seen yet').waitFor()
  await evaluateForAll()
  await basis(page).getByText('4 contexts seen in 7 days, each counted at the first that matches.').waitFor()
  await ruleItem(page, 'Rule of gold').getByText('2 contexts · 50%').waitFor()
  await ruleItem(page, 'Rule of gold')
    .getByText(/last match/)
    .waitFor()
  await ruleItem(page, 'Rule of texas').getByText('1 context · 25%').waitFor()
  await page.getByRole('region', { name: 'Everyone else' }).getByText('1 context · 25%').waitFor()
})

test('a draft says what it makes of it, and what it was', { timeout: 150_000 }, async () => {
  const page = await dashboard.open(path)
  await ruleItem(page, 'Rule of gold').getByText('2 contexts · 50%').waitFor()
  await page.getByRole('button', { name: 'Move rule 2 up' }).click()
  await ruleItem(page, 'Rule of texas').getByText('2 contexts · 50%').waitFor()
  await ruleItem(page, 'Rule of texas').getByText('was 1').waitFor()
  await ruleItem(page, 'Rule of gold').getByText('1 context · 25%').waitFor()
  await basis(page).getByText('; with your edits.').waitFor()
  await page.getByRole('switch', { name: 'Targeting in Development' }).click()
  await basis(page).getByText('Targeting is off: they would end here if it were on.').waitFor()
  await ruleItem(page, 'Rule of texas').getByText('2 contexts · 50%').waitFor()
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await page.getByRole('button', { name: 'Discard 2 changes' }).click()
  await ruleItem(page, 'Rule of gold').getByText('2 contexts · 50%').waitFor()
})

test.each(['light', 'dark'] as const)('the numbers break no rule of WCAG, %s', { timeout: 150_000 }, async (theme) => {
  const page = await dashboard.open(path, { theme })
  await ruleItem(page, 'Rule of gold').getByText('2 contexts · 50%').waitFor()
  await settled(page)
  expect(await violationsOf(page)).toEqual([])
})

test('nothing was complained about', () => {
  expect(dashboard.complaints).toEqual([])
})
