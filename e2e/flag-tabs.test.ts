import { createFlag, getFlag } from '@guidon/api'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'
import { edit, seedSchool } from './school.ts'

const project = 'school'

let dashboard: DashboardSession

beforeAll(async () => {
  dashboard = await startDashboard()
  await seedSchool(dashboard.server)
})
afterAll(() => dashboard.close())

async function open(flag: string, tab: string): Promise<Page> {
  const page = await dashboard.open(`/p/${project}/flags/${flag}/${tab}?env=staging`)
  page.setDefaultTimeout(12_000)
  return page
}
const detail = (flag: string) => dashboard.server.api(getFlag, { params: { project, flag } })
const bar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' })
const firstChange = (page: Page) => page.getByRole('list', { name: 'Changes' }).getByRole('listitem').first()

/** Applies what the open review shows. */
async function apply(page: Page): Promise<void> {
  const review = page.getByRole('dialog', { name: /^(Review|Undo)/ })
  await review.getByRole('button', { name: /^(Apply|Undo|Archive|Restore)/ }).click()
  await review.waitFor({ state: 'detached' })
}

/** As `apply`, of what SDKs of the critical environment notice. */
async function confirmAndApply(page: Page): Promise<void> {
  await page
    .getByRole('dialog', { name: /^(Review|Undo)/ })
    .getByLabel(/^Type production/)
    .fill('production')
  await apply(page)
}

test('a variation gets a name, the history shows it, and it is undone', async () => {
  const page = await open('payments-provider', 'variations')
  const name = page.getByRole('listitem', { name: 'Variation 2' }).getByRole('textbox', { name: 'Name' })
  await name.fill('Stripe Connect')
  await bar(page).getByText('1 unsaved change').waitFor()
  await page.keyboard.press('Control+s')
  await apply(page)
  await bar(page).waitFor({ state: 'detached' })
  await expect
    .poll(async () => (await detail('payments-provider')).definition.variations[1]?.name)
    .toBe('Stripe Connect')

  await page.getByRole('link', { name: 'History' }).click()
  await firstChange(page).getByText('All environments').waitFor()
  await firstChange(page).getByText('Stripe Connect').waitFor()
  await firstChange(page).getByRole('button', { name: 'Undo…' }).click()
  await apply(page)
  await expect.poll(async () => (await detail('payments-provider')).definition.variations[1]?.name).toBe('Stripe')
  await page.getByText('undoes an earlier change').waitFor()
  expect(dashboard.complaints).toEqual([])
})

test('an earlier version is compared and restored', async () => {
  const flag = 'messaging-inline-edit'
  await edit(dashboard.server, 'staging', flag, [{ kind: 'turnFlagOn' }])
  await edit(dashboard.server, 'staging', flag, [{ kind: 'updateOffVariation', variationId: 'true' }])
  const page = await open(flag, 'history')
  await page.getByRole('button', { name: 'Compare with now' }).last().click()
  const comparison = page.getByRole('dialog', { name: 'Compare versions' })
  await comparison
    .getByText(/When off serve|Serve .* when/i)
    .first()
    .waitFor()
  expect(new URL(page.url()).searchParams.get('compare')).toContain('staging:2..3')
  await page.keyboard.press('Escape')
  // The newest version offers it as the way back, the version itself as well.
  await expect.poll(() => page.getByRole('button', { name: 'Restore v2…' }).count()).toBe(2)
  await page.getByRole('button', { name: 'Restore v2…' }).last().click()
  await apply(page)
  await expect
    .poll(async () => (await detail(flag)).environments.find(({ environment }) => environment === 'staging')?.version)
    .toBe(4)
  await firstChange(page).getByText('Restore version 2').waitFor()
  expect(dashboard.complaints).toEqual([])
})

test('a variation in use cannot be removed, one that is not can', async () => {
  const page = await open('grid-page-size', 'variations')
  const remove = (index: number) => page.getByRole('button', { name: `Remove variation ${index}` })
  await page.getByText('default').first().waitFor()
  expect(await remove(1).getAttribute('aria-disabled')).toBe('true')
  await remove(1).hover()
  await page
    .getByText(/It is used in .*Production \(default\)/)
    .first()
    .waitFor({ state: 'attached' })
  await remove(2).click()
  await page.getByText(/Variations after a removed one move up a place/).waitFor()
  await bar(page).getByText('Remove variation "50"').waitFor()
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await bar(page).waitFor({ state: 'detached' })
  expect(dashboard.complaints).toEqual([])
})

test('JSON that is none is not reviewed, and the place of the mistake is said', async () => {
  const page = await open('search-weights', 'variations')
  await page.getByRole('button', { name: 'Edit JSON of variation 1' }).click()
  const editor = page.getByRole('group', { name: 'Value of variation 1' })
  await editor.getByRole('textbox').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('{"name": 5, "city" 2}')
  await editor.getByText(/Line 1, column 20/).waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('{"name": 5, "city": 2}')
  await editor.getByText('Valid JSON').waitFor()
  await bar(page).getByText('1 unsaved change').waitFor()
  await page.keyboard.press('Control+s')
  await confirmAndApply(page)
  await expect
    .poll(async () => (await detail('search-weights')).definition.variations[0]?.value)
    .toEqual({ name: 5, city: 2 })
  expect(dashboard.complaints).toEqual([])
})

test('a flag that another needs is not archived; without it, it is archived, restored and deleted', async () => {
  const flag = 'analytics-offline-mode'
  await edit(dashboard.server, 'staging', 'transcript-pdf-svc', [
    { kind: 'addPrerequisite', key: flag, variationId: 'true' },
  ])
  const page = await open(flag, 'settings')
  const checklist = page.getByRole('list', { name: 'Before it is archived' })
  await checklist.getByText('No evaluations in 7 days').waitFor()
  await checklist.getByText(/transcript-pdf-svc/).waitFor()
  const archive = page.getByRole('button', { name: `Archive ${flag}…` })
  expect(await archive.getAttribute('aria-disabled')).toBe('true')

  await edit(dashboard.server, 'staging', 'transcript-pdf-svc', [{ kind: 'removePrerequisite', key: flag }])
  await checklist.getByText('Nothing depends on it').waitFor()
  await archive.click()
  await confirmAndApply(page)
  await page.getByRole('button', { name: `Restore ${flag}…` }).click()
  await confirmAndApply(page)
  await archive.click()
  await confirmAndApply(page)
  await page.getByRole('button', { name: `Delete ${flag}…` }).click()
  await page.getByRole('textbox', { name: /Type/ }).fill(flag)
  await page.getByRole('button', { name: `Delete ${flag}`, exact: true }).click()
  await page.waitForURL(/\/flags\?/)
  await expect(detail(flag)).rejects.toMatchObject({ code: 'flag_not_found' })
  expect(dashboard.complaints).toEqual([])
})

test('the settings are one draft with the variations', async () => {
  const flag = 'one-draft'
  await dashboard.server.api(createFlag, { params: { project }, body: { key: flag } })
  const page = await open(flag, 'settings')
  await page.getByRole('textbox', { name: 'Name' }).fill('One draft')
  await page.getByRole('radio', { name: /^Permanent/ }).check()
  await page.getByRole('checkbox', { name: /^Browser SDKs/ }).check()
  await page.getByRole('link', { name: /^Variations/ }).click()
  await page.getByRole('listitem', { name: 'Variation 1' }).getByRole('textbox', { name: 'Name' }).fill('New')
  await bar(page).getByText('4 unsaved changes').waitFor()
  await page.getByRole('button', { name: /^Review changes/ }).click()
  await confirmAndApply(page)
  await expect
    .poll(async () => (await detail(flag)).definition)
    .toMatchObject({
      name: 'One draft',
      isTemporary: false,
      clientSideAvailability: { usingEnvironmentId: true, usingMobileKey: false },
      variations: [{ name: 'New' }, { name: '' }],
    })
  expect(dashboard.complaints).toEqual([])
})

test(
  'monitoring says how to connect until a program evaluates, and keeps its range in the address',
  { timeout: 40_000 },
  async () => {
    const page = await open('attendance-mfe', 'monitoring')
    await page.getByRole('heading', { name: 'No evaluations yet' }).waitFor()
    await page.getByRole('button', { name: '7 d' }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('range')).toBe('7d')
    const sdkKey = dashboard.server.environments.find(({ key }) => key === 'staging')!.sdkKey
    const at = Date.now()
    const counters = [{ variation: 0, version: 2, value: true, count: 41 }]
    const features = { 'attendance-mfe': { default: false, contextKinds: ['user'], counters } }
    await fetch(`${dashboard.server.url}/bulk`, {
      method: 'POST',
      headers: {
        authorization: sdkKey,
        'content-type': 'application/json',
        'user-agent': 'NodeJSClient/9.0.0',
        'x-launchdarkly-event-schema': '4',
      },
      body: JSON.stringify([{ kind: 'summary', startDate: at - 1_000, endDate: at, features }]),
    })
    await page.getByRole('heading', { name: 'Evaluations by variation' }).waitFor({ timeout: 25_000 })
    await page.getByRole('figure', { name: 'By SDK' }).getByText('NodeJSClient').waitFor()
    await page.getByRole('button', { name: 'Data of Evaluations by variation' }).click()
    await page.getByRole('columnheader', { name: 'true' }).waitFor()
    expect(dashboard.complaints).toEqual([])
  },
)
