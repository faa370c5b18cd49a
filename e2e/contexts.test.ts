import { listPersonas } from '@guidon/api'
import { init } from '@launchdarkly/node-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'
import { seedSchool } from './school.ts'

let dashboard: DashboardSession

beforeAll(async () => {
  dashboard = await startDashboard()
  await seedSchool(dashboard.server)
})
afterAll(() => dashboard.close())

/** Evaluates a flag in a program and reports it. */
async function evaluateFor(context: Parameters<ReturnType<typeof init>['variation']>[1]): Promise<void> {
  const { url, environment } = dashboard.server
  const logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const client = init(environment.sdkKey, {
    baseUri: url,
    streamUri: url,
    eventsUri: url,
    application: { id: 'gradebook-web' },
    logger,
  })
  await client.waitForInitialization({ timeout: 10 })
  await client.variation('gradebook-grid-v2', context, false)
  await client.flush()
  client.close()
}

test('a context appears while the list is open, and can be targeted from its page', { timeout: 90_000 }, async () => {
  const page = await dashboard.open('/p/school/contexts?env=development')
  await page.getByRole('heading', { name: 'No contexts yet' }).waitFor()
  await evaluateFor({
    kind: 'user',
    key: 'teacher-8841',
    name: 'Ines',
    role: 'teacher',
    _meta: { privateAttributes: ['ssn'] },
    ssn: '1',
  })
  const row = page.getByRole('grid', { name: 'Contexts' }).getByRole('row').filter({ hasText: 'teacher-8841' })
  await row.getByText('role=teacher').waitFor()
  await row.getByText('gradebook-web').waitFor()
  expect(await page.getByText('ssn').count()).toBe(0)

  await row.getByRole('link', { name: 'teacher-8841' }).click()
  await page.getByText('No rule and no list names it.').waitFor()
  const flags = page.getByRole('grid', { name: 'Flags' })
  await flags
    .getByRole('row')
    .filter({ hasText: /Transcript PDF service.*false.*Off/ })
    .waitFor()
  await page.getByRole('button', { name: 'Target here: Gradebook grid (new renderer)' }).click()
  const dialog = page.getByRole('dialog', { name: 'Target here' })
  await dialog.getByRole('combobox', { name: 'Gets' }).click()
  await page.getByRole('option', { name: 'false' }).click()
  await dialog.getByRole('button', { name: 'Review change' }).click()
  await page
    .getByRole('dialog', { name: 'Review' })
    .getByRole('button', { name: /^Apply/ })
    .click()
  await flags
    .getByRole('row')
    .filter({ hasText: /Gradebook grid.*false.*Individual target/ })
    .waitFor()
  await page.getByText('individual target', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'All environments' }).click()
  await flags
    .getByRole('row')
    .filter({ hasText: /Gradebook grid.*false.*Individual target.*true.*Default rule.*true.*Default rule.*differs/ })
    .waitFor()
  await page.getByRole('checkbox', { name: 'Only what differs' }).click()
  await page
    .getByRole('status')
    .filter({ hasText: /^3 flags,/ })
    .waitFor()

  await page.getByRole('button', { name: 'Save as persona…' }).click()
  await page.getByRole('button', { name: 'Save persona' }).click()
  await page.getByRole('button', { name: 'Saved as persona' }).waitFor()
  const { items } = await dashboard.server.api(listPersonas, { params: { project: 'school' } })
  expect(items.map(({ name, context }) => [name, context])).toEqual([
    ['Ines', { kind: 'user', key: 'teacher-8841', name: 'Ines', role: 'teacher' }],
  ])

  await page.getByRole('button', { name: /^Take off the individual targets of Gradebook grid/ }).click()
  await page
    .getByRole('dialog', { name: 'Review' })
    .getByRole('button', { name: /^Apply/ })
    .click()
  await page.getByText('No rule and no list names it.').waitFor()
  expect(dashboard.complaints).toEqual([])
})

test('attributes of contexts, with the types of their values', { timeout: 60_000 }, async () => {
  await evaluateFor({ kind: 'user', key: 'a', grade: 7 })
  await evaluateFor({ kind: 'user', key: 'b', grade: '7' })
  await evaluateFor({ kind: 'organization', key: 'north', plan: 'pro' })
  const page = await dashboard.open('/p/school/attributes?env=development')
  const grid = page.getByRole('grid', { name: 'Attributes' })
  await grid
    .getByRole('row')
    .filter({ hasText: /user\.grade.*number 50%.*text 50%|user\.grade.*text 50%.*number 50%/ })
    .waitFor()
  await page.getByRole('navigation', { name: 'Kinds' }).getByRole('link', { name: 'organization' }).click()
  await page.getByRole('status').filter({ hasText: '1 attribute' }).waitFor()
  await grid.getByText('organization.plan').waitFor()
  expect(dashboard.complaints).toEqual([])
})
