import { readFile } from 'node:fs/promises'
import { getEnvironment, getProject, listAudit, listEnvironmentKeys, listEnvironments } from '@guidon/api'
import { init, type LDClient } from '@launchdarkly/node-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'
import { edit, seedSchool } from './school.ts'

let dashboard: DashboardSession
const programs: LDClient[] = []

beforeAll(async () => {
  dashboard = await startDashboard()
  await seedSchool(dashboard.server)
})
afterAll(async () => {
  for (const program of programs) program.close()
  await dashboard.close()
})

/** A program with the real SDK, connected to the first environment. */
async function startProgram(sdkKey: string): Promise<LDClient> {
  const { url } = dashboard.server
  const program = init(sdkKey, {
    baseUri: url,
    streamUri: url,
    eventsUri: url,
    flushInterval: 0.2,
    application: { id: 'gradebook-web', version: '4.2.0' },
    logger: { error() {}, warn() {}, info() {}, debug() {} },
  })
  programs.push(program)
  await program.waitForInitialization({ timeout: 10 })
  return program
}

const attendance = async (program: LDClient): Promise<boolean> =>
  program.boolVariation('attendance-mfe', { kind: 'user', key: 'ann' }, false)

test('a key is replaced while a program goes on with the old one, and the audit trail tells of it', async () => {
  const { server } = dashboard
  const old = await startProgram(server.environment.sdkKey)
  const page = await dashboard.open('/p/school/settings/environments/development?env=development')
  const card = page.getByRole('region', { name: 'SDK key', exact: true })
  await card.getByRole('button', { name: 'Replace…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Replace the SDK key' })
  await dialog.getByText('Still in use: 1 SDK is running in Development (gradebook-web).').waitFor()
  await dialog.getByRole('radio', { name: /One hour/ }).check()
  await dialog.getByRole('button', { name: 'Replace the SDK key' }).click()
  const created = page.getByRole('dialog', { name: 'The new SDK key' })
  await created.getByRole('button', { name: 'Show the new SDK key' }).click()
  const params = { project: 'school', environment: 'development' }
  const { items } = await server.api(listEnvironmentKeys, { params })
  const [current, former] = items.filter(({ kind }) => kind === 'sdk')
  expect(former).toMatchObject({ value: server.environment.sdkKey, expiresAt: expect.any(Number) })
  expect(await created.innerText()).toContain(current!.value)
  await created.getByRole('button', { name: 'Done' }).click()
  await card.getByText(/Old: works until/).waitFor()

  const young = await startProgram(current!.value)
  expect([await attendance(old), await attendance(young)]).toEqual([true, true])
  await edit(server, 'development', 'attendance-mfe', [{ kind: 'turnFlagOff' }])
  await expect.poll(async () => [await attendance(old), await attendance(young)]).toEqual([false, false])

  await page.goto('/p/school/audit?action=key.rotated')
  await page.getByRole('button', { name: /Administrator.*key/ }).click()
  await page.getByText('key rotated').last().waitFor()
  expect(dashboard.complaints).toEqual([])
})

test('the audit trail is narrowed, read, kept up to date and exported', async () => {
  const { server } = dashboard
  const page = await dashboard.open('/p/school/audit')
  await page.getByRole('button', { name: 'object: any' }).click()
  await page.getByRole('checkbox', { name: 'segment' }).click()
  await page.getByText('3 entries', { exact: true }).waitFor()
  expect(page.url()).toContain('subject=segment')
  await page.keyboard.press('Escape')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('menuitem', { name: /CSV/ }).click()
    })(),
  ])
  const csv = await readFile(await download.path(), 'utf8')
  expect(csv.split('\r\n')).toHaveLength(4)
  expect(csv).toContain('segment.created,segment,beta-teachers,production')

  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await page
    .getByRole('button', { name: /turned targeting on/ })
    .first()
    .waitFor()
  await edit(server, 'staging', 'search-weights', [{ kind: 'turnFlagOn' }])
  await page.getByRole('button', { name: '1 new' }).click()
  const entry = page.getByRole('button', { name: /turned targeting on.*search-weights/ })
  await entry.click()
  const { items } = await server.api(listAudit, { params: { project: 'school' }, query: { limit: 1 } })
  await expect.poll(() => page.url()).toContain(`entry=${items[0]!.id}`)
  await page.getByText(items[0]!.changeId!).waitFor()
  await page.getByRole('button', { name: 'Undo this change…' }).click()
  await page.getByRole('dialog', { name: /^Undo/ }).getByRole('button', { name: 'Undo in Staging' }).click()
  await page.getByText('Undone: Turn targeting off').waitFor()
  await page.getByRole('button', { name: 'Undone' }).waitFor()
  expect(dashboard.complaints).toEqual([])
})

test('what a program sends is seen as it comes in, and the program itself', async () => {
  const { server } = dashboard
  const page = await dashboard.open('/p/school/events?env=production')
  await page.getByText('Waiting for events from Production').waitFor()
  await page.getByText('Watching', { exact: true }).waitFor()
  const production = server.environments.find(({ key }) => key === 'production')!
  const program = await startProgram(production.sdkKey)
  const ann = { kind: 'user', key: 'ann@north.example' }
  program.track('report-opened', ann, { pages: 3 })
  program.track('report-printed', { kind: 'user', key: 'bob' })
  await program.flush()
  await page.getByRole('button', { name: /report-printed/ }).waitFor()
  await page.getByLabel("Part of a context's key").fill('north')
  await page.getByRole('button', { name: /report-printed/ }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /report-opened.*ann@north.example/ }).click()
  await page.getByText('"pages"').waitFor()
  await page.getByText('Paused', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await page.getByText('No such event yet').waitFor()
  await page.getByRole('link', { name: 'SDKs', exact: true }).click()
  const row = page.getByRole('row', { name: /gradebook-web/ })
  await row.getByText('NodeJSClient').waitFor()
  expect(await row.innerText()).toContain('Streaming')
  expect(dashboard.complaints).toEqual([])
})

test('an environment is made less guarded only by whoever types its key', async () => {
  const { server } = dashboard
  const params = { project: 'school', environment: 'production' }
  const isCritical = async () => (await server.api(getEnvironment, { params })).isCritical
  const page = await dashboard.open('/p/school/settings/environments/production')
  await page.getByRole('checkbox', { name: 'Critical' }).uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').getByText('Type "production" to confirm').waitFor()
  expect(await isCritical()).toBe(true)
  const word = page.getByLabel('Type production to confirm')
  expect(await word.evaluate((field) => field === document.activeElement)).toBe(true)
  await word.fill('staging')
  expect(await page.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true')
  await word.fill('production')
  await word.press('Enter')
  await page.getByText('Saved Production').waitFor()
  await word.waitFor({ state: 'detached' })
  expect(await isCritical()).toBe(false)
  await page.getByRole('checkbox', { name: 'Critical' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(isCritical).toBe(true)
  expect(dashboard.complaints).toEqual([])
})

test('a project is made, loses an environment and goes, each after its key was typed', async () => {
  const { server } = dashboard
  const page = await dashboard.open('/p/school')
  await page.getByRole('button', { name: /^Project / }).click()
  await page.getByRole('menuitem', { name: 'New project…' }).click()
  const form = page.getByRole('dialog', { name: 'New project' })
  await form.getByRole('button', { name: 'Create project' }).click()
  await form.getByText('Give it a name.').waitFor()
  await form.getByLabel('Name').fill('School')
  await form.getByRole('button', { name: 'Create project' }).click()
  await form.getByText('There is already a project "school"').waitFor()
  await form.getByLabel('Name').fill('Science fair')
  await form.getByRole('button', { name: 'Create project' }).click()
  await page.waitForURL(/\/p\/science-fair\/start/)

  const params = { project: 'science-fair' }
  const keys = async () => (await server.api(listEnvironments, { params })).items.map(({ key }) => key)
  const remove = async (name: string, key: string): Promise<void> => {
    await page.getByRole('button', { name: `Delete ${name}…` }).click()
    const sure = page.getByRole('alertdialog', { name: `Delete ${name}?` })
    const button = sure.getByRole('button', { name: `Delete ${name}` })
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    await sure.getByLabel(`Type ${key} to confirm`).fill(key)
    await button.click()
    await page.getByText(`Deleted ${name}`, { exact: true }).waitFor()
  }
  for (const [name, key] of [
    ['Staging', 'staging'],
    ['Production', 'production'],
  ] as const) {
    await page.goto(`/p/science-fair/settings?env=${key}`)
    await page.getByRole('list', { name: 'Environments' }).getByRole('link', { name }).click()
    await remove(name, key)
    await expect.poll(() => new URL(page.url()).pathname).toBe('/p/science-fair/settings')
  }
  expect(await keys()).toEqual(['development'])
  await page.getByRole('list', { name: 'Environments' }).getByRole('link', { name: 'Development' }).click()
  const last = page.getByRole('button', { name: 'Delete Development…' })
  await last.focus()
  await page.getByText('It is the only environment').first().waitFor({ state: 'attached' })
  expect(await last.getAttribute('aria-disabled')).toBe('true')

  await page.goto('/p/science-fair/settings')
  await remove('Science fair', 'science-fair')
  await page.waitForURL(/\/p\/school/)
  await expect(server.api(getProject, { params })).rejects.toMatchObject({ code: 'project_not_found' })
  expect(dashboard.complaints).toEqual([])
})

test('environments are made, put in order and changed; the project goes out and comes in as a file', async () => {
  const { server } = dashboard
  const environments = async () => (await server.api(listEnvironments, { params: { project: 'school' } })).items
  const page = await dashboard.open('/p/school/settings')
  await page.getByRole('button', { name: 'New environment' }).click()
  await page.getByLabel('Name', { exact: true }).last().fill('QA lab')
  await page.getByRole('dialog').getByRole('button', { name: 'Create environment' }).click()
  await page.getByText('Created QA lab').waitFor()
  await page.getByRole('checkbox', { name: 'Ask for a reason' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved QA lab').waitFor()
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Move QA lab up' }).click()
  await expect
    .poll(async () => (await environments()).map(({ key }) => key))
    .toEqual(['development', 'staging', 'qa-lab', 'production'])
  expect((await environments())[2]).toMatchObject({ name: 'QA lab', requiresReason: true })

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export', exact: true }).click(),
  ])
  const document = JSON.parse(await readFile(await download.path(), 'utf8'))
  document.flags[0].definition.name = 'Renamed by a file'
  const file = { name: 'school.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(document)) }
  await page.getByLabel('File to import').setInputFiles(file)
  const review = page.getByRole('dialog', { name: 'Review the import' })
  await review.getByText(/0 added, 1 changed/).waitFor()
  await review.getByText(/Renamed by a file/).waitFor()
  for (const field of await review.getByLabel(/to confirm/).all()) await field.fill('production')
  await review.getByLabel(/^Why/).fill('A better name')
  await review.getByRole('button', { name: 'Import 1 object' }).click()
  await page.getByText('Imported: 0 added, 1 changed').waitFor()
  await page.getByLabel('File to import').setInputFiles({ ...file, buffer: Buffer.from('{"guidon": 1}') })
  await page
    .getByRole('alert')
    .getByText('/flags')
    .or(page.getByRole('alert').getByText(/document/))
    .first()
    .waitFor()
  expect(dashboard.complaints).toEqual([])
})
