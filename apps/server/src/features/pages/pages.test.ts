import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const read = async (path: string): Promise<{ text: string; headers: Headers }> => {
  const response = await fetch(server.url + path)
  return { text: await response.text(), headers: response.headers }
}

test('the docs page shows every operation of the OpenAPI document', async () => {
  const document = JSON.parse((await read('/api/openapi.json')).text) as { paths: Record<string, object> }
  const { text } = await read('/docs')
  for (const path of Object.keys(document.paths)) expect(text).toContain(`<code>${path}</code>`)
})

test('the docs page loads everything from this server and runs no inline script', async () => {
  const { text, headers } = await read('/docs')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  const sources = [...text.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, source]) => source!)
  expect(sources.length).toBeGreaterThan(1)
  for (const source of sources) expect((await fetch(new URL(source, server.url))).status).toBe(200)
  expect(text).not.toMatch(/<script(?![^>]*src=)|style="|onclick=/)
})

test('operations in the document have bodies and answers of the right media type', async () => {
  const { text } = await read('/api/openapi.json')
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, object>> }
  expect(paths['/projects']!['post']).toMatchObject({
    requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
    responses: { 201: { content: { 'application/json': {} } }, default: {} },
  })
  expect(paths['/projects/{project}/live']!['get']).toMatchObject({
    parameters: [{ name: 'project', in: 'path', required: true }],
    responses: { 200: { content: { 'text/event-stream': {} } } },
  })
  expect(paths['/tokens/{token}']!['delete']).toMatchObject({ responses: { 204: { description: 'Done' } } })
  expect(paths['/me']!['get']).not.toHaveProperty('requestBody')
})
