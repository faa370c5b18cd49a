import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PHONE, startDashboard, type PageOptions } from './dashboard-session.ts'
import { seedSchool } from './school.ts'

// `npm run screens [part of a name]`: a picture of every screen, light, dark and on a phone, in e2e/screens/.

const FOLDER = join(import.meta.dirname, 'screens')

const SCREENS: Readonly<Record<string, string>> = {
  home: '',
  start: '/start',
  flags: '/flags?env=production',
  'new-flag': '/flags?env=production&new=true',
  targeting: '/flags/gradebook-grid-v2?env=production',
  monitoring: '/flags/gradebook-grid-v2/monitoring?env=production',
  variations: '/flags/payments-provider/variations?env=production',
  history: '/flags/gradebook-grid-v2/history?env=production',
  'flag-settings': '/flags/gradebook-grid-v2/settings?env=production',
  explain: '/explain?env=production',
  segments: '/segments?env=production',
  segment: '/segments/beta-teachers?env=production',
  contexts: '/contexts?env=production',
  attributes: '/attributes?env=production',
  sdks: '/sdks?env=production',
  events: '/events?env=production',
  audit: '/audit?env=production',
  settings: '/settings?env=production',
  environment: '/settings/environments/production?env=production',
  account: '/account?env=production',
  'not-found': '/nothing-here',
}

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
  for (const [name, path] of Object.entries(SCREENS).filter(([one]) => one.includes(wanted))) {
    await page.goto(`/p/school${path}`)
    await page.waitForTimeout(SETTLE_MS)
    await page.screenshot({ path: join(FOLDER, `${name}-${look}.png`) })
  }
  await page.context().close()
}
await dashboard.close()
for (const complaint of new Set(dashboard.complaints)) console.log(complaint)
