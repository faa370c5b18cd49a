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

test('nothing is asked of the host outside of the path', () => {
  expect(elsewhere).toEqual([])
})
