import { applyChange, createSegment, getSegment, listContexts } from '@guidon/api'
import { init, type LDClient } from '@launchdarkly/node-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'
import { edit, seedSchool } from './school.ts'

const MEMBERS = 10_000
const TOO_LONG = 'x'.repeat(2_049)

let dashboard: DashboardSession
let sdk: LDClient

beforeAll(async () => {
  dashboard = await startDashboard()
  const { server } = dashboard
  await seedSchool(server)
  await edit(server, 'development', 'gradebook-grid-v2', [
    {
      kind: 'addRule',
      rule: {
        id: 'beta',
        description: '',
        clauses: [{ attribute: '', op: 'segmentMatch', values: ['beta-teachers'], negate: false }],
        serve: { variationId: 'true' },
      },
    },
    { kind: 'updateFallthroughVariationOrRollout', variationId: 'false' },
  ])
  sdk = init(server.environment.sdkKey, {
    baseUri: server.url,
    streamUri: server.url,
    eventsUri: server.url,
    flushInterval: 0.2,
    logger: { error() {}, warn() {}, info() {}, debug() {} },
  })
  await sdk.waitForInitialization({ timeout: 10 })
})
afterAll(async () => {
  sdk.close()
  await dashboard.close()
})

const params = { project: 'school', environment: 'development' }
const segmentOf = async (segment: string) =>
  (await dashboard.server.api(getSegment, { params: { ...params, segment } })).definition
const grid = async (key: string): Promise<boolean> =>
  sdk.boolVariation('gradebook-grid-v2', { kind: 'user', key }, false)

test('10,000 keys are pasted, reviewed with what they do, and in; a program sees them at once', async () => {
  for (const key of ['teacher-00007', 'somebody-else']) await grid(key)
  await sdk.flush()
  await expect
    .poll(async () => (await dashboard.server.api(listContexts, { params })).items.length)
    .toBeGreaterThanOrEqual(2)
  const page = await dashboard.open('/p/school/segments/beta-teachers?env=development')
  await page.getByRole('button', { name: 'Add keys' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add keys' })
  const keys = Array.from({ length: MEMBERS }, (_, index) => `teacher-${String(index).padStart(5, '0')}`)
  const text = [...keys, keys[0], keys[1], TOO_LONG].join('\n')
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
  await dialog.getByLabel('Keys', { exact: true }).press('Control+v')
  const preview = dialog.getByLabel('What will be added')
  await expect.poll(() => preview.innerText()).toMatch(/new\s+\+\s+10,000/)
  expect(await preview.innerText()).toMatch(/repeated\s+×\s+2/)
  expect(await preview.innerText()).toMatch(/not valid\s+!\s+1/)
  await dialog.getByRole('button', { name: 'Add 10,000 keys' }).click()

  await page.getByText('Changes 1 flag in Development, for 1 of 2 contexts seen.').waitFor()
  await page.getByLabel(/Search included keys/).fill('teacher-00012')
  await page.getByText('1 of 10,000').waitFor()
  await page.getByRole('button', { name: 'Remove teacher-00012' }).click()
  await page.getByRole('button', { name: 'Review changes' }).click()
  const review = page.getByRole('dialog', { name: /^Review/ })
  await review
    .getByText('Gradebook grid (new renderer)')
    .or(review.getByText(/context switches to/))
    .first()
    .waitFor()
  await review.getByRole('button', { name: 'Apply to Development' }).click()
  await page.getByText(/Applied: Include 9,999 users/).waitFor()

  const { included } = await segmentOf('beta-teachers')
  expect(included[0]?.values).toHaveLength(MEMBERS - 1)
  expect(included[0]?.values).not.toContain('teacher-00012')
  await expect.poll(() => grid('teacher-00007')).toBe(true)
  expect(await grid('teacher-00012')).toBe(false)
  await page.goto('/p/school/segments?env=development')
  await page
    .getByRole('row', { name: /Beta teachers/ })
    .getByText('9,999')
    .waitFor()
  expect(dashboard.complaints).toEqual([])
})

test('a file replaces the list: what becomes of each key is said before', async () => {
  const included = [{ contextKind: 'user', values: ['ann', 'bob', 'cleo'] }]
  await dashboard.server.api(createSegment, { params, body: { key: 'imported', name: 'Imported', included } })
  const page = await dashboard.open('/p/school/segments/imported?env=development')
  await page.getByRole('button', { name: 'Add keys' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Replace the list' }).click()
  const rows = ['name,key', 'Ann,ann', 'Dora,dora', 'Dora,dora', 'Bob,bob', `Long,${TOO_LONG}`]
  await dialog
    .getByLabel('File with keys')
    .setInputFiles({ name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
  const lines = dialog.getByRole('list', { name: 'Keys, and what becomes of them' })
  await lines
    .getByRole('listitem')
    .filter({ hasText: /cleo.*removed/ })
    .waitFor()
  await lines
    .getByRole('listitem')
    .filter({ hasText: /dora.*new/ })
    .waitFor()
  await lines
    .getByRole('listitem')
    .filter({ hasText: /dora.*2 times/ })
    .waitFor()
  await lines
    .getByRole('listitem')
    .filter({ hasText: /ann.*already listed/ })
    .waitFor()
  await dialog.getByRole('button', { name: /removed/ }).click()
  await lines.getByText('dora').first().waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: 'Add 1, remove 1' }).click()
  await page.getByRole('button', { name: 'Review changes' }).click()
  await page
    .getByRole('dialog', { name: /^Review/ })
    .getByRole('button', { name: 'Apply to Development' })
    .click()
  await page.getByText(/^Applied/).waitFor()
  expect((await segmentOf('imported')).included).toEqual([{ contextKind: 'user', values: ['ann', 'bob', 'dora'] }])
  expect(dashboard.complaints).toEqual([])
})

test('what a segment decides about is followed through the segments that name it', async () => {
  const clauses = [{ attribute: '', op: 'segmentMatch', values: ['beta-teachers'], negate: false }]
  await dashboard.server.api(createSegment, {
    params,
    body: { key: 'outer', name: 'Outer circle', rules: [{ clauses }] },
  })
  await edit(dashboard.server, 'development', 'attendance-mfe', [
    {
      kind: 'addRule',
      rule: {
        id: 'outer',
        description: '',
        clauses: [{ attribute: '', op: 'segmentMatch', values: ['outer'], negate: false }],
        serve: { variationId: 'false' },
      },
    },
  ])
  const page = await dashboard.open('/p/school/segments/beta-teachers?env=development')
  await page.getByRole('button', { name: 'What uses Outer circle' }).click()
  await page.getByRole('link', { name: 'Attendance micro frontend' }).waitFor()
  await page.getByRole('link', { name: 'Outer circle' }).click()
  await page.getByText('Its own rules name').waitFor()
  await page.getByText('Its own rules name').getByRole('link', { name: 'beta-teachers' }).waitFor()
  expect(dashboard.complaints).toEqual([])
})

test('a segment is made, gets a rule, and its draft outlives a reload', async () => {
  const page = await dashboard.open('/p/school/segments?env=development')
  await page.getByRole('button', { name: 'New segment' }).waitFor()
  await page.keyboard.press('c')
  await page.getByRole('dialog', { name: 'New segment' }).getByLabel('Name').fill('North district')
  await page.keyboard.press('Enter')
  await page.getByText('Created north-district in Development').waitFor()
  await page.getByRole('button', { name: 'Add rule' }).click()
  await page.getByLabel('Title').fill('Staff')
  await page.getByRole('button', { name: 'A percentage is in' }).click()
  await page.getByText('1 unsaved change').waitFor()
  await page.reload()
  await page.getByText('10% of those who match are in, by user key.').waitFor()
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await page.getByText('No rules: only listed keys are in.').waitFor()
  expect((await segmentOf('north-district')).rules).toEqual([])
  expect(dashboard.complaints).toEqual([])
})

test('a segment in use says what uses it; one that nothing uses is archived, then deleted', async () => {
  const page = await dashboard.open('/p/school/segments/beta-teachers?env=development')
  await page
    .getByRole('paragraph')
    .filter({ hasText: 'It is used by 1 flag and 1 segment. Remove it there first.' })
    .waitFor()
  expect(await page.getByRole('button', { name: 'Archive…' }).getAttribute('aria-disabled')).toBe('true')

  await dashboard.server.api(createSegment, { params, body: { key: 'leaving', name: 'Leaving' } })
  await page.goto('/p/school/segments/leaving?env=development')
  await page.getByText('Nothing yet. Name it in a rule of a flag').waitFor()
  await page.getByRole('button', { name: 'Archive…' }).click()
  await page.getByRole('button', { name: 'Archive in Development' }).click()
  await page.getByText('This segment is archived:').waitFor()
  await page.getByRole('button', { name: 'Delete…' }).click()
  await page.getByLabel('Type leaving to confirm').fill('leaving')
  await page.getByRole('button', { name: 'Delete leaving' }).click()
  await page.getByText('Deleted leaving in development').waitFor()
  await expect(segmentOf('leaving')).rejects.toMatchObject({ code: 'segment_not_found' })
  expect(dashboard.complaints).toEqual([])
})

test('what somebody else does to a segment is seen, also its end', async () => {
  await dashboard.server.api(createSegment, { params, body: { key: 'shared', name: 'Shared' } })
  const page = await dashboard.open('/p/school/segments/shared?env=development')
  await page.getByText('Nobody is listed here.').waitFor()
  const change = async (instruction: { kind: string; [part: string]: unknown }) =>
    dashboard.server.api(applyChange, {
      params: { project: 'school' },
      body: {
        operations: [
          { subject: { kind: 'segment', key: 'shared', environment: 'development' }, instructions: [instruction] },
        ],
      },
    })
  await change({ kind: 'addIncludedTargets', contextKind: 'user', values: ['ann'] })
  await page.getByRole('button', { name: 'Remove ann' }).waitFor()
  await change({ kind: 'archiveSegment' })
  await page.getByText('This segment is archived:').waitFor()
  expect(await page.getByRole('button', { name: 'Add keys' }).getAttribute('aria-disabled')).toBe('true')
})
