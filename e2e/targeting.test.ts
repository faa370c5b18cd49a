import { applyChange, createSignInLink, deleteFlag, getConfiguredFlag, type Instruction } from '@guidon/api'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'
import { edit, seedSchool } from './school.ts'

const project = 'school'
const environment = 'staging'

let dashboard: DashboardSession

beforeAll(async () => {
  dashboard = await startDashboard()
  await seedSchool(dashboard.server)
  const split = [
    { variationId: 'true', weight: 25_000 },
    { variationId: 'false', weight: 75_000 },
  ]
  for (const flag of ['gradebook-grid-v2', 'attendance-mfe']) {
    await change(flag, [
      addRule('beta', 'Beta teachers', { variationId: 'true' }),
      addRule('tier', 'Tier C', { rollout: { kind: 'rollout', contextKind: 'user', variations: split } }),
    ])
  }
})
afterAll(() => dashboard.close())

const change = (flag: string, instructions: Instruction[]) => edit(dashboard.server, environment, flag, instructions)

function addRule(id: string, description: string, serve: object): Instruction {
  const clauses = [{ contextKind: 'user', attribute: 'plan', op: 'in', values: [id], negate: false }]
  return { kind: 'addRule', rule: { id, description, clauses, serve, trackEvents: false } }
}

const open = (flag: string) => dashboard.open(`/p/${project}/flags/${flag}?env=${environment}`)
const saved = async (flag: string) =>
  (await dashboard.server.api(getConfiguredFlag, { params: { project, environment, flag } })).configuration

const bar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' })
const ruleTitles = (page: Page) => page.getByRole('list', { name: 'Rules' }).getByRole('heading').allInnerTexts()

async function applyReview(page: Page): Promise<void> {
  await page.keyboard.press('Control+s')
  const review = page.getByRole('dialog', { name: 'Review' })
  await review.getByRole('button', { name: /^Apply|^Turn/ }).click()
  await review.waitFor({ state: 'detached' })
}

test('a draft survives a reload and another device, and is applied after a review', async () => {
  const page = await open('gradebook-grid-v2')
  await page.getByRole('button', { name: 'Edit rule 2' }).click()
  await page.getByRole('textbox', { name: 'true, percent' }).fill('50')
  await page.getByRole('textbox', { name: 'false, percent' }).fill('50')
  await bar(page).getByText('1 unsaved change').waitFor()
  await page.reload()
  await page.getByText(/You have a draft from/).waitFor()

  const elsewhere = await open('gradebook-grid-v2')
  await bar(elsewhere)
    .getByText(/to 50 %/)
    .waitFor()
  await applyReview(elsewhere)
  await expect
    .poll(async () => (await saved('gradebook-grid-v2')).rules[1]?.serve.rollout?.variations)
    .toEqual([
      { variationId: 'true', weight: 50_000 },
      { variationId: 'false', weight: 50_000 },
    ])
  await bar(elsewhere).waitFor({ state: 'detached' })
  expect(dashboard.complaints).toEqual([])
})

test('a draft outlives the session it was begun in', async () => {
  const path = `/p/${project}/flags/payments-provider?env=${environment}`
  const page = await dashboard.open(path)
  await page.getByRole('switch', { name: 'Targeting in Staging' }).waitFor()
  await page.context().clearCookies()
  await page.getByRole('switch', { name: 'Targeting in Staging' }).click()
  await bar(page).getByText('Turn targeting on').waitFor()
  await page
    .getByRole('dialog')
    .getByText(/signed out|session/i)
    .first()
    .waitFor()
  const { url } = await dashboard.server.api(createSignInLink)
  await page.goto(url)
  await page.waitForURL(/\/p\//)
  await page.goto(path)
  await bar(page).getByText('Turn targeting on').waitFor()
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  expect(dashboard.complaints).toEqual([])
})

test('a conflict shows both sides, and keeping both keeps both', async () => {
  const page = await open('attendance-mfe')
  await page.getByRole('switch', { name: 'Targeting in Staging' }).click()
  await change('attendance-mfe', [{ kind: 'updateRuleDescription', ruleId: 'beta', description: 'Early birds' }])
  await page.getByRole('heading', { name: 'This was changed while you were editing' }).waitFor()
  await page.getByText('Describe rule 1 "Beta teachers" as "Early birds"').waitFor()
  await page.getByRole('button', { name: 'Keep both' }).click()
  await applyReview(page)
  await expect
    .poll(() => saved('attendance-mfe'))
    .toMatchObject({ on: true, rules: [{ description: 'Early birds' }, {}] })
  expect(dashboard.complaints).toEqual([])
})

test('rules are moved, copied, deleted and brought back by keyboard and buttons', async () => {
  const page = await open('gradebook-grid-v2')
  await page.getByRole('button', { name: 'Move rule 2 up' }).click()
  await expect.poll(() => ruleTitles(page)).toEqual(['Tier C', 'Beta teachers'])
  await page.getByRole('button', { name: 'More for rule 1' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect.poll(() => ruleTitles(page)).toEqual(['Tier C', 'Tier C (copy)', 'Beta teachers'])
  await page.getByText('Rule 2 is never reached: rule 1 matches everyone it would match.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => ruleTitles(page)).toEqual(['Beta teachers', 'Tier C'])
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect.poll(() => ruleTitles(page)).toEqual(['Tier C', 'Beta teachers'])
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await bar(page).waitFor({ state: 'detached' })
  expect(dashboard.complaints).toEqual([])
})

test('thousands of keys are pasted with a preview, and moved from another variation', async () => {
  const flag = 'messaging-inline-edit'
  await change(flag, [{ kind: 'addTargets', contextKind: 'user', variationId: 'false', values: ['u-1'] }])
  const page = await open(flag)
  await page.getByRole('region', { name: 'Individual targets' }).getByRole('button', { name: 'Add' }).click()
  await page.getByRole('combobox', { name: 'Variation they get' }).click()
  await page.getByRole('option', { name: 'true' }).click()
  await page.getByRole('button', { name: 'Paste or CSV…' }).click()
  const keys = Array.from({ length: 5_000 }, (_, index) => `u-${index}`)
  const csv = ['name,key', ...keys.map((key) => `Ann,${key}`)].join('\n')
  await page.evaluate((text) => navigator.clipboard.writeText(text), csv)
  await page.getByRole('textbox', { name: 'Add keys' }).press('Control+v')
  await page.getByText('5,000 new').waitFor()
  await expect.poll(() => page.getByRole('dialog').getByRole('button', { name: 'Done' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Add 5,000 keys' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('5,000 keys').waitFor()
  await applyReview(page)
  await expect
    .poll(async () => (await saved(flag)).targets)
    .toEqual([{ contextKind: 'user', variationId: 'true', values: keys }])
  expect(dashboard.complaints).toEqual([])
})

test('of two variations the other one follows, and shares that make no whole stay marked', async () => {
  const page = await open('gradebook-grid-v2')
  const rules = page.getByRole('list', { name: 'Rules' })
  await page.getByRole('button', { name: 'Edit rule 2' }).click()
  const [on, off] = ['true', 'false'].map((name) => page.getByRole('textbox', { name: `${name}, percent` }))
  await on!.fill('10')
  await expect.poll(() => off!.inputValue()).toBe('90')
  await off!.fill('15')
  expect(await on!.inputValue()).toBe('10')
  await rules.getByRole('button', { name: 'Done' }).click()
  await rules.getByText('Rule 2: shares make 25 %, not 100 %.').waitFor()
  await rules.getByText('75% not given').waitFor()
  await page.getByText('Not ready for Staging: Rule 2: shares make 25 %, not 100 %.').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await rules.getByText('not valid').waitFor({ state: 'detached' })
  expect(dashboard.complaints).toEqual([])
})

test('an attribute of a kind that was not seen yet is offered, beside one of the user', async () => {
  const page = await open('ops-report-cards-enabled')
  await page.getByRole('button', { name: 'Add rule' }).click()
  const subject = page.getByRole('combobox', { name: 'What to look at' })
  await subject.fill('district.plan')
  await page.getByRole('option', { name: /district › plan.*a kind not seen yet/ }).waitFor()
  await page.getByRole('option', { name: /district\.plan.*attribute of user/ }).click()
  await expect.poll(() => subject.inputValue()).toBe('user.district.plan')
  await subject.fill('district.plan')
  await page.keyboard.press('Enter')
  await expect.poll(() => subject.inputValue()).toBe('district.plan')
  await page.keyboard.press('Control+s')
  const review = page.getByRole('dialog', { name: 'Review' })
  await review.getByText(/^Rule \d: without values this never matches\.$/).waitFor()
  await review.getByRole('button', { name: 'Keep editing' }).click()
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  expect(dashboard.complaints).toEqual([])
})

test('a circle of prerequisites is refused with the reason', async () => {
  await change('transcript-pdf-svc', [{ kind: 'addPrerequisite', key: 'analytics-offline-mode', variationId: 'true' }])
  const page = await open('analytics-offline-mode')
  await page.getByRole('region', { name: 'Prerequisites' }).getByRole('button', { name: 'Add' }).click()
  await page.getByRole('combobox', { name: 'Flag that has to serve first' }).fill('transcript')
  await page.getByRole('option', { name: /transcript-pdf-svc/ }).click()
  await page.getByRole('combobox', { name: 'Variation that transcript-pdf-svc must serve' }).click()
  await page.getByRole('option', { name: 'true' }).click()
  await page
    .getByText(/Prerequisites must not form a circle/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  expect(dashboard.complaints).toEqual([])
})

test('a condition takes what fits the attribute, and says what does not', async () => {
  const page = await open('ops-report-cards-enabled')
  await page.getByRole('button', { name: 'Add rule' }).click()
  await page.getByRole('combobox', { name: 'What to look at' }).fill('user.version')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'How to compare' }).click()
  await page.getByRole('option', { name: 'is a version above', exact: true }).click()
  const values = page.getByLabel('Values to compare with')
  await values.fill('v24')
  await values.press('Enter')
  await page
    .getByText('"v24" is not a version. Write it like "2.1.0", without a "v" or leading zeros.')
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Remove v24' }).click()
  await values.fill('24.8.0')
  await values.press('Enter')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('list', { name: 'Rules' }).getByText('is a version above').waitFor()
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  expect(dashboard.complaints).toEqual([])
})

test('a flag that is deleted while it is open stays to read, with who did it', async () => {
  const flag = 'search-weights'
  const page = await open(flag)
  await page.getByRole('switch', { name: 'Targeting in Staging' }).waitFor()
  await dashboard.server.api(applyChange, {
    params: { project },
    body: {
      operations: [{ subject: { kind: 'flag', key: flag }, instructions: [{ kind: 'archiveFlag' }] }],
      reason: 'Not used',
      confirmation: 'production',
    },
  })
  await page.getByText('This flag is archived: SDKs do not get it').waitFor()
  await dashboard.server.api(deleteFlag, { params: { project, flag } })
  await page.getByText(/deleted this flag/).waitFor()
  await page.getByRole('switch', { name: 'Targeting in Staging', disabled: true }).waitFor()
})
