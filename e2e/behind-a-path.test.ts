import { createFlag, createSignInLink } from '@guidon/api'
import { browserMissingMessage, findBrowser, startTestServer, type TestServer } from '@guidon/testing'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPathProxy, type PathProxy } from './path-proxy.ts'
import { edit } from './school.ts'

const WAIT_MS = 15_000

let proxy: PathProxy
let server: TestServer
let browser: Browser
let page: Page
const elsewhere: string[] = []

beforeAll(async () => {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error(browserMissingMessage)
  proxy = await startPathProxy('/guidon')
  server = await startTestServer({ config: { publicUrl: proxy.url } })
  proxy.serve(server.url)
  await server.api(createFlag, { params: { project: 'school' }, body: { key: 'lunch-menu', name: 'Lunch menu' } })
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext()
  context.setDefaultTimeout(WAIT_MS)
  context.on('request', (request) => {
    if (!request.url().startsWith(`${proxy.url}/`)) elsewhere.push(request.url())
  })
  page = await context.newPage()
})
afterAll(async () => {
  await browser.close()
  await proxy.close()
  await server.close()
})

test('a server under a path of a host is signed in to, looked through and followed', { timeout: 60_000 }, async () => {
  const { url } = await server.api(createSignInLink)
  expect(url.startsWith(`${proxy.url}/`)).toBe(true)
  await page.goto(url)
  await page.waitForURL(`${proxy.url}/p/school**`)
  await page.getByRole('link', { name: 'Flags', exact: true }).first().click()
  await page.getByRole('link', { name: 'Lunch menu' }).click()
  await page.waitForURL(`${proxy.url}/p/school/flags/lunch-menu**`)
  const isOn = page.getByRole('switch', { name: 'Targeting in Production', checked: true })
  await page.getByText(/^Live · times in/).waitFor()
  await edit(server, 'production', 'lunch-menu', [{ kind: 'turnFlagOn' }])
  await isOn.waitFor()
  await page.reload()
  await isOn.waitFor()
  await page.goto(`${proxy.url}/p/school/flags/lunch-menu/history`)
  await page.getByText('Turn targeting on').first().waitFor()
})

test('two servers under one host keep their sessions apart', { timeout: 60_000 }, async () => {
  const other = await startTestServer({ config: { publicUrl: proxy.urlOf('/guidon-2') } })
  const root = await startTestServer({ config: { publicUrl: proxy.urlOf('') } })
  proxy.serve(other.url, '/guidon-2')
  proxy.serve(root.url, '')
  const context = await browser.newContext()
  context.setDefaultTimeout(WAIT_MS)
  const visitor = await context.newPage()
  const servers = [
    { url: proxy.url, api: server },
    { url: proxy.urlOf('/guidon-2'), api: other },
    { url: proxy.urlOf(''), api: root },
  ]
  for (const { url, api } of servers) {
    await visitor.goto((await api.api(createSignInLink)).url)
    await visitor.waitForURL(`${url}/p/school**`)
  }
  const statusOf = async (url: string): Promise<number> => (await context.request.get(`${url}/api/v1/me`)).status()
  expect(await Promise.all(servers.map(({ url }) => statusOf(url)))).toEqual([200, 200, 200])
  await context.request.delete(`${proxy.urlOf('')}/api/v1/sessions/current`)
  expect(await Promise.all(servers.map(({ url }) => statusOf(url)))).toEqual([200, 200, 401])
  // Who is signed in at the root alone has no session here, rather than one that has ended.
  await context.clearCookies({ path: '/guidon-2' })
  await visitor.goto((await root.api(createSignInLink)).url)
  await visitor.waitForURL(`${proxy.urlOf('')}/p/school**`)
  const unknown = await context.request.get(`${proxy.urlOf('/guidon-2')}/api/v1/me`)
  expect(await unknown.json()).toMatchObject({ code: 'unauthenticated' })
  await context.close()
  await other.close()
  await root.close()
})

test('nothing is asked of the host outside of the path', () => {
  expect(elsewhere).toEqual([])
})
