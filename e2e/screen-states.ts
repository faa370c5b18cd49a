import type { Page } from 'playwright-core'

/** What a screen looks like once somebody has begun something on it. */
interface ScreenState {
  readonly path: string
  /** Does what leads there. */
  reach(page: Page): Promise<void>
}

const GRADEBOOK = '/p/school/flags/gradebook-grid-v2?env=production'

/** States worth a picture, by name. */
export const STATES: Readonly<Record<string, ScreenState>> = {
  'state-palette': {
    path: '/p/school/flags?env=production',
    async reach(page) {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('combobox').fill('grade')
    },
  },
  'state-shortcuts': { path: '/p/school/flags?env=production', reach: (page) => page.keyboard.press('?') },
  'state-cell': {
    path: '/p/school/flags?env=production',
    async reach(page) {
      await page
        .getByRole('button', { name: /^Gradebook grid .* in Production/ })
        .first()
        .click({ timeout: 3_000 })
    },
  },
  'state-peek': {
    path: '/p/school/flags?env=production',
    async reach(page) {
      await page.keyboard.press('j')
      await page.keyboard.press('Space')
    },
  },
  'state-no-match': { path: '/p/school/flags?env=production&q=zzzz', reach: async () => {} },
  'state-empty-project': { path: '/p/library/flags?env=production', reach: async () => {} },
  'state-empty-segments': { path: '/p/library/segments?env=production', reach: async () => {} },
  'state-empty-home': { path: '/p/library?env=production', reach: async () => {} },
  'state-first-project': { path: '/p/my-project/start?env=development', reach: async () => {} },
  'state-migration': { path: '/p/school/flags/student-records-migration?env=production', reach: async () => {} },
  'state-payments': { path: '/p/school/flags/payments-provider?env=production', reach: async () => {} },
  'state-explain-panel': {
    path: GRADEBOOK,
    async reach(page) {
      await page.keyboard.press('x')
      await page.keyboard.press('Control+a')
      await page.keyboard.type('teacher-8841')
      await page.waitForTimeout(500)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    },
  },
  'state-explain': {
    path: '/p/school/explain?env=production',
    async reach(page) {
      await page.getByRole('combobox').first().fill('teacher-8841', { timeout: 3_000 })
      await page.waitForTimeout(500)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    },
  },
  'state-context': { path: '/p/school/contexts/user/teacher-8841?env=production', reach: async () => {} },
  'state-events': { path: '/p/school/events?env=production', reach: (page) => page.waitForTimeout(7_000) },
  'state-rule': {
    path: GRADEBOOK,
    async reach(page) {
      await page.getByRole('button', { name: 'Edit rule 2' }).click({ timeout: 3_000 })
      await page.mouse.move(0, 0)
    },
  },
  'state-draft': {
    path: GRADEBOOK,
    async reach(page) {
      await page.getByRole('button', { name: 'Edit rule 2' }).click({ timeout: 3_000 })
      await page.getByRole('textbox', { name: 'true, percent' }).fill('50')
      await page.getByRole('textbox', { name: 'false, percent' }).fill('50')
      await page.keyboard.press('Tab')
      await page
        .getByRole('button', { name: /^(Close|Done)/ })
        .first()
        .click({ timeout: 1_000 })
        .catch(() => {})
    },
  },
  'state-review': {
    path: GRADEBOOK,
    async reach(page) {
      await page.getByRole('button', { name: /^Review changes/ }).click({ timeout: 3_000 })
      await page.getByText('Estimated impact').waitFor()
      await page.waitForTimeout(600)
      await page.getByRole('textbox', { name: /^Why/ }).fill('A week of clean numbers, and support has the help page.')
      await page.getByRole('textbox', { name: /to confirm/ }).fill('production')
    },
  },
}
