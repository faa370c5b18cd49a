import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PHONE, startDashboard, type PageOptions } from './dashboard-session.ts'
import { ROUTES } from './routes.ts'
import { seedSchool } from './school.ts'

// `npm run screens [part of a name]`: a picture of every screen, light, dark and on a phone, in e2e/screens/.

const FOLDER = join(import.meta.dirname, 'screens')

const LOOKS: Readonly<Record<string, PageOptions>> = {
  light: { theme: 'light', size: { width: 1560, height: 960 } },
  dark: { theme: 'dark', size: { width: 1560, height: 960 } },
  phone: { theme: 'light', size: PHONE },
}

/** Long enough for queries and transitions to settle; nothing depends on it but the picture. */
const SETTLE_MS = 700

const [wanted = ''] = process.argv.slice(2)
await mkdir(FOLDER, { recursive: true })
const dashboard = await startDashboard()
await seedSchool(dashboard.server)
for (const [look, options] of Object.entries(LOOKS)) {
  const page = await dashboard.open('/p/school', options)
  for (const [name, path] of Object.entries(ROUTES).filter(([one]) => one.includes(wanted))) {
    await page.goto(`/p/school${path}`)
    await page.waitForTimeout(SETTLE_MS)
    await page.screenshot({ path: join(FOLDER, `${name}-${look}.png`) })
  }
  await page.context().close()
}
await dashboard.close()
for (const complaint of new Set(dashboard.complaints)) console.log(complaint)
