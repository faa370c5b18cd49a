import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openApiDocument, type OpenApiNode } from '@guidon/api'
import type { FastifyInstance } from 'fastify'
import { basePathOf } from '../../platform/http/base-path.ts'
import { defineSlice } from '../../platform/slice.ts'
import { VERSION } from '../../platform/version.ts'
import { mountDashboard } from './dashboard-routes.ts'
import { docsHtml } from './docs-html.ts'

const INFO = {
  title: 'Guidon',
  version: VERSION,
  description: 'Feature flags, releases and migrations on your own servers.',
}

/** Pages load nothing from elsewhere and run no script of the page's own text. */
const HTML_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

const ASSETS = {
  'pages.css': 'text/css; charset=utf-8',
  'docs.js': 'text/javascript; charset=utf-8',
}

/** Where `npm run build` puts the dashboard. */
const DASHBOARD_FOLDER = fileURLToPath(new URL('../../../../dashboard/dist', import.meta.url))

/** The dashboard, the OpenAPI document and the page that shows it. The same for everyone: data comes by the API. */
export const pagesSlice = defineSlice<null>({
  name: 'pages',
  upgrades: [],
  create: ({ routes, publicUrl }) => ({
    service: null,
    async protocolRoutes(app) {
      let document: OpenApiNode | undefined
      const openApi = (): OpenApiNode => (document ??= openApiDocument(routes(), INFO))
      let docs: string | undefined
      app.get('/docs', (_request, reply) => reply.headers(HTML_HEADERS).send((docs ??= docsHtml(openApi()))))
      app.get('/api/openapi.json', () => openApi())
      for (const [name, type] of Object.entries(ASSETS)) mountAsset(app, name, type)
      await mountDashboard(app, { folder: DASHBOARD_FOLDER, basePath: () => basePathOf(publicUrl()) })
    },
  }),
})

function mountAsset(app: FastifyInstance, name: string, type: string): void {
  const content = readAsset(name)
  app.get(`/assets/${name}`, (_request, reply) =>
    reply
      .headers({ 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' })
      .send(content),
  )
}

function readAsset(name: string): string {
  return readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8')
}
