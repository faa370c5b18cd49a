import { spawn } from 'node:child_process'
import { listPersonas } from '@guidon/api'
import { init } from '@launchdarkly/node-server-sdk'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'
import { edit, seedSchool } from './school.ts'

let dashboard: DashboardSession

const clause = (attribute: string, op: string, values: readonly string[], negate = false) => ({
  contextKind: 'user',
  attribute,
  op,
  values,
  negate,
})
const ANN = JSON.stringify({ kind: 'user', key: 'ann', tier: 'C', version: '24.7.2' })

beforeAll(async () => {
  dashboard = await startDashboard()
  await seedSchool(dashboard.server)
  const clauses = [clause('tier', 'in', ['C']), clause('version', 'semVerLessThan', ['24.8.0'], true)]
  await edit(dashboard.server, 'development', 'gradebook-grid-v2', [
    {
      kind: 'addRule',
      rule: { id: 'tier-c', description: 'Tier C', clauses, serve: { variationId: 'true' }, trackEvents: false },
    },
    { kind: 'updateFallthroughVariationOrRollout', variationId: 'false' },
  ])
})
afterAll(() => dashboard.close())

async function choose(page: Page, context: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Context' }).fill(context)
  await page.keyboard.press('Enter')
}

test('says step by step why a context gets what it gets, and what would change it', { timeout: 60_000 }, async () => {
  const page = await dashboard.open('/p/school/flags/gradebook-grid-v2?env=development')
  await page.getByRole('heading', { name: 'Explain' }).waitFor()
  await page.keyboard.press('x')
  await choose(page, ANN)
  const steps = page.getByRole('list', { name: 'Steps of the evaluation' })
  await steps.getByText('user.version 24.7.2 < 24.8.0').waitFor()
  await steps.getByText('Everyone else').waitFor()
  await page.getByText('Gets true if user.version is 24.8.0 or newer.').waitFor()

  await page.getByRole('button', { name: 'user.version=24.7.2' }).click()
  await page.getByRole('textbox', { name: 'user.version' }).fill('24.8.1')
  await page.getByRole('button', { name: 'Done' }).click()
  await steps.getByText('user.version ✓').waitFor()
  await page
    .getByRole('status')
    .filter({ hasText: /^getstrue$/ })
    .waitFor()
  const everywhere = page.getByRole('list', { name: 'In each environment' })
  await everywhere
    .getByRole('listitem')
    .filter({ hasText: /Development.*Tier C.*true/ })
    .waitFor()
  await everywhere
    .getByRole('listitem')
    .filter({ hasText: /Staging.*Default rule.*true/ })
    .waitFor()

  await page.getByRole('switch', { name: 'Targeting in Development' }).click()
  await page
    .getByRole('status')
    .filter({ hasText: /Savedtrue.*Draftfalse/ })
    .waitFor()
  await page.getByText('Gets true if targeting is turned on.').waitFor()
  expect(dashboard.complaints).toEqual([])
})

test('what is typed wins over contexts looked at lately', { timeout: 60_000 }, async () => {
  const page = await dashboard.open('/p/school/flags/gradebook-grid-v2?env=development')
  const box = page.getByRole('combobox', { name: 'Context' })
  const shows = (text: string) => expect.poll(() => box.inputValue()).toBe(text)
  for (const reference of ['user:bobby', 'user:cleo']) {
    await choose(page, reference)
    await shows(reference)
    await page.getByRole('button', { name: `key=${reference.slice(5)}` }).waitFor()
  }

  await choose(page, '{bad')
  await page.getByText('A name in double quotes is missing here (character 2)').waitFor()
  await shows('{bad')
  await page.getByRole('button', { name: 'key=cleo' }).waitFor()

  await choose(page, '{"kind":"user"}')
  await page.getByText('A name in double quotes is missing here').waitFor({ state: 'detached' })
  await shows('{"kind":"user"}')

  await choose(page, ANN)
  await page.getByRole('button', { name: 'user.version=24.7.2' }).waitFor()
  await shows('user:ann')

  await choose(page, 'user:bob')
  await page.getByRole('button', { name: /key=bob$/ }).waitFor()
  await shows('user:bob')
  expect(dashboard.complaints).toEqual([])
})

test('shows all flags for a context, and what differs in another environment', { timeout: 60_000 }, async () => {
  const page = await dashboard.open('/p/school/explain?env=development')
  await choose(page, ANN)
  const grid = page.getByRole('grid', { name: 'Flags' })
  await grid
    .getByRole('row')
    .filter({ hasText: /Gradebook grid.*false.*Everyone|Gradebook grid.*false.*Default/ })
    .waitFor()
  const inAddress = () => new URL(page.url()).searchParams.get('context')
  await expect.poll(inAddress).toBe(ANN)
  await page.getByRole('button', { name: 'This environment' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Staging' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Only what differs' }).click()
  await page.getByRole('status').filter({ hasText: '2 flags' }).waitFor()
  expect(await grid.getByText('differs', { exact: true }).count()).toBe(2)
  expect(await grid.getByRole('img', { name: 'differs from the first' }).count()).toBe(2)

  await page.reload()
  await grid.getByText('differs', { exact: true }).first().waitFor()
  await grid
    .getByRole('row')
    .filter({ hasText: 'Gradebook grid' })
    .dblclick({ position: { x: 500, y: 10 } })
  const drawer = page.getByRole('dialog')
  await drawer.getByText('Gets true if user.version is 24.8.0 or newer.').waitFor()
  await drawer.getByText('@launchdarkly/node-server-sdk/integrations').waitFor()
  const everywhere = drawer.getByRole('list', { name: 'In each environment' })
  await everywhere
    .getByRole('listitem')
    .filter({ hasText: /Production.*true/ })
    .waitFor()
  expect(dashboard.complaints).toEqual([])
})

const BOB = { kind: 'user', key: 'bob', tier: 'C', version: '24.9.0' }

test('contexts stand side by side, are saved for everybody, and go with the link', { timeout: 90_000 }, async () => {
  const page = await dashboard.open('/p/school/explain?env=development')
  await choose(page, ANN)
  await page.getByRole('button', { name: 'Add a context' }).click()
  await page.getByRole('combobox', { name: 'Context 2' }).fill(JSON.stringify(BOB))
  await page.keyboard.press('Enter')
  const grid = page.getByRole('grid', { name: 'Flags' })
  const row = grid.getByRole('row').filter({ hasText: 'Gradebook grid' })
  await row.filter({ hasText: /false.*Everyone|false.*Default/ }).waitFor()
  await row.getByRole('img', { name: 'differs from the first' }).waitFor()
  await row.getByText('Tier C').waitFor()

  await page.getByRole('button', { name: 'Save context 2 as persona' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as persona' })
  await dialog.getByLabel('Name').fill('Bob on a new version')
  await dialog.getByRole('button', { name: 'Save persona' }).click()
  await page.getByText('Saved the persona Bob on a new version').waitFor()
  await grid.getByRole('columnheader', { name: 'Bob on a new version' }).waitFor()

  const elsewhere = await dashboard.open(page.url())
  const there = elsewhere.getByRole('grid', { name: 'Flags' })
  await there.getByRole('columnheader', { name: 'Bob on a new version' }).waitFor()
  await there.getByRole('row').filter({ hasText: 'Gradebook grid' }).getByText('Tier C').waitFor()
  await elsewhere.getByRole('button', { name: 'Remove context 2' }).click()
  await there.getByRole('columnheader', { name: 'Bob on a new version' }).waitFor({ state: 'detached' })
  await elsewhere.getByRole('combobox', { name: 'Context' }).fill('Bob on')
  await elsewhere.keyboard.press('Enter')
  await elsewhere.getByRole('button', { name: 'user.version=24.9.0' }).waitFor()

  await elsewhere.getByRole('button', { name: 'Personas' }).click()
  await elsewhere.getByRole('button', { name: 'Rename Bob on a new version' }).click()
  await elsewhere
    .getByRole('dialog', { name: /^Rename/ })
    .getByLabel('Name')
    .fill('Bob')
  await elsewhere.getByRole('button', { name: 'Rename', exact: true }).click()
  await grid.getByRole('columnheader', { name: 'Bob', exact: true }).waitFor()
  await elsewhere.getByRole('button', { name: 'Personas' }).click()
  await elsewhere.getByRole('button', { name: 'Delete Bob' }).click()
  await elsewhere.getByRole('alertdialog').getByRole('button', { name: 'Delete Bob' }).click()
  await grid.getByRole('columnheader', { name: 'user:bob' }).waitFor()
  expect((await dashboard.server.api(listPersonas, { params: { project: 'school' } })).items).toEqual([])
  expect(dashboard.complaints).toEqual([])
})

test('a seen user takes another kind with what was seen of it, and a time', { timeout: 90_000 }, async () => {
  const { server } = dashboard
  const client = init(server.environment.sdkKey, {
    baseUri: server.url,
    streamUri: server.url,
    eventsUri: server.url,
    logger: { error() {}, warn() {}, info() {}, debug() {} },
  })
  await client.waitForInitialization({ timeout: 10 })
  const organization = { key: 'north', state: 'TX' }
  await client.variation('gradebook-grid-v2', { kind: 'multi', user: { key: 'zoe' }, organization }, false)
  await client.flush()
  client.close()
  await edit(server, 'development', 'attendance-mfe', [
    {
      kind: 'addRule',
      rule: {
        id: 'new-in-texas',
        description: 'New in Texas',
        clauses: [
          { ...clause('state', 'in', ['TX']), contextKind: 'organization' },
          clause('since', 'after', ['2026-01-01T00:00:00Z']),
        ],
        serve: { variationId: 'false' },
        trackEvents: false,
      },
    },
  ])
  const page = await dashboard.open('/p/school/flags/attendance-mfe?env=development')
  await choose(page, 'user:zoe')
  await page.getByRole('button', { name: 'Kind', exact: true }).click()
  const kinds = page.getByRole('dialog', { name: 'Add a kind of context' })
  await kinds.getByRole('combobox', { name: 'Kind' }).fill('organization')
  await page.keyboard.press('Enter')
  await kinds.getByRole('combobox', { name: 'Key' }).fill('nor')
  await page.getByRole('option', { name: 'north' }).first().click()
  await kinds.getByRole('button', { name: 'Add organization' }).click()
  await page.getByRole('button', { name: 'organization.state=TX' }).waitFor()
  const steps = page.getByRole('list', { name: 'Steps of the evaluation' })
  await steps.getByText('no user.since').waitFor()

  await page.getByRole('button', { name: 'Attribute', exact: true }).click()
  const attributes = page.getByRole('dialog', { name: 'Add an attribute' })
  await attributes.getByRole('combobox', { name: 'Attribute' }).fill('user.since')
  await page.keyboard.press('Enter')
  await attributes.getByRole('button', { name: 'Set to the time now' }).click()
  await attributes.getByRole('button', { name: 'Add', exact: true }).click()
  await steps.getByText('user.since ✓').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^user\.since=/ }).click()
  await page.getByLabel('As a time').fill('2025-06-01T12:00')
  await steps.getByText(/user\.since 2025-06-01T17:00/).waitFor()
  expect(dashboard.complaints).toEqual([])
})

/** Runs code as a module of this repository, as somebody does who pasted it into a file. */
function run(code: string, env: NodeJS.ProcessEnv): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve) => {
    const program = spawn(process.execPath, ['--input-type=module'], { cwd: import.meta.dirname, env })
    let output = ''
    program.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    program.on('close', (exitCode) => resolve({ exitCode, output }))
    program.stdin.end(code)
  })
}

test('what is shown is copied as tests, and they run', { timeout: 90_000 }, async () => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const page = await dashboard.open('/p/school/explain?env=development')
  await choose(page, ANN)
  await page
    .getByRole('status')
    .filter({ hasText: /\d+ flags/ })
    .waitFor()
  await page.getByRole('button', { name: 'Copy as test' }).click()
  const copied = (): Promise<string> => page.evaluate('navigator.clipboard.readText()')
  await expect.poll(copied).toContain('usePreconfiguredFlag')
  const whole = await run(await copied(), env)
  expect(whole.output).toMatch(/pass 10\b/)
  expect(whole.exitCode).toBe(0)

  await page
    .getByRole('row')
    .filter({ hasText: 'Gradebook grid' })
    .dblclick({ position: { x: 500, y: 10 } })
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: 'Against this server' }).click()
  await drawer.getByRole('button', { name: /^Copy/ }).last().click()
  await expect.poll(copied).toContain('SDK_KEY')
  const code = await copied()
  const against = { ...env, SDK_KEY: dashboard.server.environment.sdkKey }
  const one = await run(code, against)
  expect(one.output).toMatch(/pass 1\b/)
  await edit(dashboard.server, 'development', 'gradebook-grid-v2', [
    { kind: 'updateFallthroughVariationOrRollout', variationId: 'true' },
  ])
  expect((await run(code, against)).exitCode).toBe(1)
  expect(dashboard.complaints).toEqual([])
})

test('a pattern that could take the browser too long is left to the server', { timeout: 60_000 }, async () => {
  await edit(dashboard.server, 'development', 'attendance-mfe', [
    {
      kind: 'addRule',
      rule: {
        id: 'slow',
        description: 'Slow pattern',
        clauses: [clause('email', 'matches', ['^(a|b|ab)*c$'])],
        serve: { variationId: 'true' },
        trackEvents: false,
      },
    },
  ])
  const page = await dashboard.open('/p/school/flags/attendance-mfe?env=development')
  await choose(page, JSON.stringify({ kind: 'user', key: 'ann', email: 'ab'.repeat(30) }))
  await page.getByText('The server answers instead').waitFor()
  await page.getByRole('list', { name: 'Steps of the evaluation' }).getByText('Everyone else').waitFor()
  expect(dashboard.complaints).toEqual([])
})
