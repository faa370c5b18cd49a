import { afterAll, beforeAll, expect, test } from 'vitest'
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
  await page.screenshot({ path: '/tmp/shell.png' })
  expect(dashboard.complaints).toEqual([])
})
