import { createSignInLink } from '@guidon/api'
import {
  browserMissingMessage,
  findBrowser,
  startTestServer,
  type TestServer,
  type TestServerOptions,
} from '@guidon/testing'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

export type Theme = 'light' | 'dark'

export interface PageOptions {
  /** @default "light" */
  readonly theme?: Theme
  /** CSS pixels. @default 1440 x 900 */
  readonly size?: { readonly width: number; readonly height: number }
  /** `read`: signed in with a read-only link. @default "all" */
  readonly access?: 'all' | 'read'
}

/** A real server and a real browser in which the administrator is signed in. */
export interface DashboardSession {
  readonly server: TestServer
  readonly browser: Browser
  /** A page of a signed-in browser of its own: it shares nothing with other pages but the server. */
  open(path: string, options?: PageOptions): Promise<Page>
  /** What went wrong in any page: errors, violations of the content security policy, requests to other hosts. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }
/** Below the time that a test may take, so that a failure says what was waited for. */
const WAIT_MS = 30_000

const ENVIRONMENTS = [
  { key: 'development', name: 'Development' },
  { key: 'staging', name: 'Staging' },
  { key: 'production', name: 'Production', isCritical: true },
]

export async function startDashboard(options: TestServerOptions = {}): Promise<DashboardSession> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error(browserMissingMessage)
  const config = { ...options.config, trustProxy: true }
  const server = await startTestServer({ environments: ENVIRONMENTS, ...options, config })
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const complaints: string[] = []
  return {
    server,
    browser,
    complaints,
    async open(path, { theme = 'light', size = DESKTOP, access = 'all' } = {}) {
      const context = await browser.newContext({
        viewport: size,
        colorScheme: theme,
        locale: 'en-US',
        timezoneId: 'America/Chicago',
        baseURL: server.url,
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      context.setDefaultTimeout(WAIT_MS)
      listen(context, server.url, complaints)
      const page = await context.newPage()
      await signIn(page, server, access)
      await page.goto(path)
      return page
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

let signIns = 0

/** Each from an address of its own: ten attempts a minute are let through from one. */
async function signIn(page: Page, server: TestServer, access: 'all' | 'read'): Promise<void> {
  signIns += 1
  await page.context().setExtraHTTPHeaders({ 'x-forwarded-for': `10.0.${signIns >> 8}.${signIns & 255}` })
  const { url } = await server.api(createSignInLink, { query: { access } })
  await page.goto(url)
  await page.waitForURL(/\/p\//)
  await page.context().setExtraHTTPHeaders({})
}

function listen(context: BrowserContext, url: string, complaints: string[]): void {
  context.on('weberror', (error) => complaints.push(`error: ${error.error().message}`))
  context.on('console', (message) => {
    // Answers of 4xx and 5xx are what some tests are about.
    const isAnswer = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isAnswer) complaints.push(`console: ${message.text()}`)
  })
  context.on('request', (request) => {
    const address = request.url()
    if (!address.startsWith(url) && !address.startsWith('data:')) complaints.push(`request elsewhere: ${address}`)
  })
}
