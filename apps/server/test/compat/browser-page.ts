import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { browserMissingMessage, findBrowser } from '@guidon/testing'
import { build } from 'esbuild'
import { chromium, type Browser, type Page, type Request } from 'playwright-core'

/** What a page script finds as `globalThis.setup`. */
export interface PageSetup {
  readonly url: string
  readonly clientSideId: string
  readonly context: object
  readonly flag: string
  /** Options of the SDK, besides the addresses. */
  readonly options?: object
  /** What version 4 of the browser SDK takes at start. */
  readonly start?: object
}

/** A page with an SDK in it, which shows one flag. */
export interface FlagPage {
  /** Resolves when the page shows `value`. */
  shows(value: string): Promise<void>
  /** `METHOD path status` of each answer that the page got from the flag server, oldest first. */
  readonly answers: readonly string[]
  readonly errors: readonly string[]
  close(): Promise<void>
}

/** Pages in one Chromium, on an origin that is not the flag server's. */
export interface PageHost {
  open(script: string, setup: PageSetup): Promise<FlagPage>
  close(): Promise<void>
}

// Without these, Chromium looks up hosts of its maker at each start.
const quietly = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
]

export async function startPageHost(): Promise<PageHost> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error(browserMissingMessage)
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-component-update', ...quietly],
  })
  const documents = await serveDocuments()
  const bundles = new Map<string, Promise<string>>()
  return {
    async open(script, setup) {
      if (!bundles.has(script)) bundles.set(script, bundle(script))
      return openFlagPage(browser, documents.add(documentOf(await bundles.get(script)!, setup)), setup.url)
    },
    async close() {
      await browser.close()
      await documents.close()
    },
  }
}

interface Documents {
  /** Serves a document at a path of its own. */
  add(html: string): string
  close(): Promise<void>
}

async function serveDocuments(): Promise<Documents> {
  const documents: string[] = []
  const server = createServer((request, response) => {
    const html = documents[Number(request.url?.slice(1))]
    response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    add: (html) => `http://localhost:${port}/${documents.push(html) - 1}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function openFlagPage(browser: Browser, address: string, serverUrl: string): Promise<FlagPage> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const log = recordTraffic(page, serverUrl)
  await page.goto(address)
  return {
    ...log,
    async shows(value) {
      await page.locator('output', { hasText: exactly(value) }).waitFor({ timeout: 10_000 })
    },
    close: () => context.close(),
  }
}

function recordTraffic(page: Page, serverUrl: string): { answers: string[]; errors: string[] } {
  const answers: string[] = []
  const errors: string[] = []
  const pathOf = (request: Request): string => request.url().slice(serverUrl.length)
  page.on('response', (response) => {
    const request = response.request()
    if (request.url().startsWith(serverUrl)) answers.push(`${request.method()} ${pathOf(request)} ${response.status()}`)
  })
  page.on('pageerror', (error) => errors.push(error.message))
  return { answers, errors }
}

async function bundle(script: string): Promise<string> {
  const result = await build({
    entryPoints: [join(import.meta.dirname, 'pages', script)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return result.outputFiles[0]!.text
}

function documentOf(script: string, setup: PageSetup): string {
  return [
    '<!doctype html><title>Flag page</title><main></main>',
    `<script>globalThis.setup = ${inScript(JSON.stringify(setup))}</script>`,
    `<script type="module">${inScript(script)}</script>`,
  ].join('\n')
}

function inScript(text: string): string {
  return text.replaceAll('</script', '<\\/script')
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text}$`)
}
