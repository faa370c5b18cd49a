import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RouteNotFoundError } from '../../platform/http/http-errors.ts'
import { listDashboardFiles, readDashboardFile, toDashboardFile, type DashboardFile } from './dashboard-files.ts'

const INDEX = 'index.html'
/** Addresses that are screens of the dashboard; the rest is an error, shown as a page to people who ask for one. */
const SCREENS = /^\/($|p\/|sign-in$|__kit$)/

/** The dashboard loads nothing from elsewhere; a script or style in the page's own text does not run. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
}

export interface DashboardOptions {
  /** Folder of the build. */
  readonly folder: string
  /** Path under which people reach the server, `""` or e.g. `"/guidon"`. */
  readonly basePath: () => string
}

/** Serves the built dashboard: its files, and its page for every address that is a screen. */
export async function mountDashboard(app: FastifyInstance, { folder, basePath }: DashboardOptions): Promise<void> {
  const paths = await listDashboardFiles(folder)
  for (const path of paths.filter((one) => one !== INDEX)) mountFile(app, folder, path)
  const isBuilt = paths.includes(INDEX)
  let page: Promise<DashboardFile> | undefined
  app.get('/*', async (request, reply) => {
    const [path = '/'] = request.url.split('?')
    if (!isPageWanted(request)) throw new RouteNotFoundError(request.method, path)
    page ??= isBuilt ? readPage(folder, basePath()) : notBuiltPage()
    reply
      .code(isBuilt ? (SCREENS.test(path) ? 200 : 404) : 503)
      .headers({ ...PAGE_HEADERS, 'cache-control': 'no-cache' })
    return sendFile(request, reply, await page)
  })
}

/** People's programs ask for pages; SDKs and scripts that missed a route want the error. */
function isPageWanted({ url, headers }: FastifyRequest): boolean {
  return url === '/' || (headers.accept ?? '').includes('text/html')
}

function mountFile(app: FastifyInstance, folder: string, path: string): void {
  let file: Promise<DashboardFile> | undefined
  // Names of built assets hold a hash of their content.
  const caching = path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
  app.get(`/${path}`, async (request, reply) => {
    file ??= readDashboardFile(folder, path)
    reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': caching })
    return sendFile(request, reply, await file)
  })
}

function sendFile(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { type, content, encoded, entityTag }: DashboardFile,
): FastifyReply {
  reply.headers({ 'content-type': type, etag: entityTag, vary: 'accept-encoding' })
  if (headers['if-none-match'] === entityTag) return reply.code(304).send()
  const accepted = String(headers['accept-encoding'] ?? '')
  const coding = [...encoded.keys()].find((name) => accepted.includes(name))
  if (coding === undefined) return reply.send(content)
  return reply.header('content-encoding', coding).send(encoded.get(coding))
}

async function readPage(folder: string, basePath: string): Promise<DashboardFile> {
  const { content, type } = await readDashboardFile(folder, INDEX)
  const html = content.toString('utf8').replace('<base href="/" />', `<base href="${basePath}/" />`)
  return toDashboardFile(type, Buffer.from(html))
}

function notBuiltPage(): Promise<DashboardFile> {
  const html = readFileSync(new URL('assets/not-built.html', import.meta.url))
  return toDashboardFile('text/html; charset=utf-8', html)
}
