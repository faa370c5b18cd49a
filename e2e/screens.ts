import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { PHONE, startDashboard, type PageOptions } from './dashboard-session.ts'
import { seedLakeside } from './lakeside/index.ts'
import { ROUTES } from './routes.ts'
import { STATES } from './screen-states.ts'

// `npm run screens [part of a name]…`: a picture of every screen, light, dark and on a phone, in e2e/screens/.

const FOLDER = join(import.meta.dirname, 'screens')

const LOOKS: Readonly<Record<string, PageOptions>> = {
  light: { theme: 'light', size: { width: 1440, height: 900 } },
  dark: { theme: 'dark', size: { width: 1440, height: 900 } },
  phone: { theme: 'light', size: PHONE },
}

/** Long enough for queries and transitions to settle; nothing depends on it but the picture. */
const SETTLE_MS = 900

const wanted = process.argv.slice(2)
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.some((part) => name.includes(part))

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLE_MS)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
}

await mkdir(FOLDER, { recursive: true })
const dashboard = await startDashboard()
const programs = await seedLakeside(dashboard.server)
for (const [look, options] of Object.entries(LOOKS)) {
  const page = await dashboard.open('/p/school', options)
  for (const [name, path] of Object.entries(ROUTES)) {
    if (!isWanted(`${name}-${look}`)) continue
    await page.goto(`/p/school${path}`)
    await picture(page, `${name}-${look}`)
  }
  for (const [name, { path, reach }] of Object.entries(STATES)) {
    if (!isWanted(`${name}-${look}`)) continue
    await page.goto(path)
    await page.waitForTimeout(SETTLE_MS)
    await reach(page).then(
      () => picture(page, `${name}-${look}`),
      (error: unknown) => process.stdout.write(`${name}-${look}: ${String(error).split('\n')[0]}\n`),
    )
  }
  await page.context().close()
}
programs.close()
await dashboard.close()
for (const complaint of new Set(dashboard.complaints)) process.stdout.write(`${complaint}\n`)
