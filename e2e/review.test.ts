import { createSignInLink, deleteSession, getConfiguredFlag, listSessions } from '@guidon/api'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'
import { edit, seedSchool } from './school.ts'

let dashboard: DashboardSession

beforeAll(async () => {
  dashboard = await startDashboard()
  await seedSchool(dashboard.server)
})
afterAll(() => dashboard.close())

const isOn = async (environment: string, flag: string) =>
  (await dashboard.server.api(getConfiguredFlag, { params: { project: 'school', environment, flag } })).configuration.on

/** Asks for a review as somebody at the keyboard does. */
async function wish(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: 'Segments' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill(text)
  await page.getByRole('option', { name: /^Turn o/ }).waitFor()
  await page.keyboard.press('Enter')
}

test('a flag is turned on by the keyboard alone, and off again by one press', async () => {
  const page = await dashboard.open('/p/school/audit?env=development')
  await wish(page, 'turn on payments-provider in dev')
  await page.getByRole('button', { name: 'Turn on in Development' }).waitFor()
  await page.keyboard.type('Provider is ready')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Applied: Turn targeting on').waitFor()
  await page.getByText('payments-provider in Development · version 2').waitFor()
  expect(await isOn('development', 'payments-provider')).toBe(true)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Undone: Turn targeting off').waitFor()
  expect(await isOn('development', 'payments-provider')).toBe(false)
})

test('a critical environment asks for its key, to apply and to undo', async () => {
  const page = await dashboard.open('/p/school/audit?env=production')
  await wish(page, 'turn on attendance')
  const primary = page.getByRole('button', { name: 'Turn on in Production' })
  await expect.poll(() => primary.getAttribute('aria-disabled')).toBe('true')
  await page.getByLabel(/to confirm/).fill('production')
  await expect.poll(() => primary.getAttribute('aria-disabled')).toBeNull()
  await page.keyboard.press('Enter')
  await page.getByText('Applied: Turn targeting on').waitFor()
  expect(await isOn('production', 'attendance-mfe')).toBe(true)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Undo a change of Production').waitFor()
  await page.getByLabel(/to confirm/).fill('production')
  await page.getByRole('button', { name: 'Undo in Production' }).click()
  await page.getByText('Undone: Turn targeting off').waitFor()
  expect(await isOn('production', 'attendance-mfe')).toBe(false)
})

test('a review that is open follows what others do', async () => {
  const page = await dashboard.open('/p/school/audit?env=staging')
  await wish(page, 'turn on grid-page-size')
  await page.getByText('Review 1 change to Staging').waitFor()
  await edit(dashboard.server, 'staging', 'grid-page-size', [{ kind: 'turnFlagOn' }])
  await page.getByText('Nothing: it is so already.').waitFor()
})

test('a session that ends takes nothing away', async () => {
  const page = await dashboard.open('/p/school/audit?env=development')
  await wish(page, 'turn on search-weights')
  await page.getByRole('button', { name: 'Turn on in Development' }).waitFor()
  await page.keyboard.type('Weights are agreed')
  const { items } = await dashboard.server.api(listSessions)
  for (const { id } of items) await dashboard.server.api(deleteSession, { params: { session: id } })
  await page.keyboard.press('Control+Enter')
  const ended = page.getByRole('dialog', { name: 'Your session has ended' })
  await ended.waitFor()
  const { url } = await dashboard.server.api(createSignInLink)
  await page.getByLabel('Sign-in link').fill(url)
  await page.keyboard.press('Enter')
  await ended.waitFor({ state: 'detached' })
  expect(await page.getByLabel(/^Why/).inputValue()).toBe('Weights are agreed')
  await page.getByRole('button', { name: 'Turn on in Development' }).click()
  await page.getByText('Applied: Turn targeting on').waitFor()
  expect(await isOn('development', 'search-weights')).toBe(true)
})

test('what is not there can be looked for, inside the shell', async () => {
  const page = await dashboard.open('/p/school/nowhere/attendance')
  await page.getByRole('button', { name: 'Search for “attendance”' }).click()
  await page.getByRole('option', { name: /Attendance micro frontend/ }).click()
  await page.waitForURL(/\/flags\/attendance-mfe/)
})

test('every key of a screen can be looked up, and single keys turned off', async () => {
  const page = await dashboard.open('/p/school/audit')
  await page.getByRole('link', { name: 'Segments' }).waitFor()
  await page.keyboard.press('?')
  await page.getByLabel('Find a shortcut').fill('go to segments')
  await page.getByRole('switch', { name: 'Single keys' }).click()
  await page.keyboard.press('Escape')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await sheet.waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).waitFor()
  expect(await sheet.count()).toBe(0)
})

test('nothing was complained about', () => {
  expect(dashboard.complaints).toEqual([])
})
