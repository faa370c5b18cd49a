import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSignInLink } from '@guidon/api'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'
import { seedSchool } from './school.ts'

let dashboard: DashboardSession

beforeAll(async () => {
  dashboard = await startDashboard()
  await seedSchool(dashboard.server)
})
afterAll(() => dashboard.close())

test('the shell shows the project, its screens and its environments', async () => {
  const page = await dashboard.open('/p/school/flags?env=production')
  await page.getByRole('link', { name: 'Segments' }).waitFor()
  await page.getByRole('button', { name: 'Production', pressed: true }).waitFor()
  expect(dashboard.complaints).toEqual([])
})

test('an address opened without a session asks to sign in first, and is shown then', async () => {
  const context = await dashboard.browser.newContext({ baseURL: dashboard.server.url })
  const page = await context.newPage()
  await page.goto('/p/school/flags/gradebook-grid-v2/history?env=production')
  const field = page.getByRole('textbox', { name: 'Sign-in link' })
  await field.fill((await dashboard.server.api(createSignInLink)).url)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Gradebook grid (new renderer)' }).waitFor()
  expect(page.url()).toContain('/p/school/flags/gradebook-grid-v2/history?env=production')
  await context.close()
})
