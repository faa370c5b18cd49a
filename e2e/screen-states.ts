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
      await page.keyboard.type('grade')
    },
  },
  'state-shortcuts': { path: '/p/school/flags?env=production', reach: (page) => page.keyboard.press('?') },
  'state-cell': {
    path: '/p/school/flags?env=production',
    async reach(page) {
      await page.keyboard.press('j')
      await page.keyboard.press('t')
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
  'state-migration': { path: '/p/school/flags/student-records-migration?env=production', reach: async () => {} },
  'state-payments': { path: '/p/school/flags/payments-provider?env=production', reach: async () => {} },
  'state-explain-panel': {
    path: GRADEBOOK,
    async reach(page) {
      await page.keyboard.press('x')
    },
  },
  'state-draft': {
    path: GRADEBOOK,
    async reach(page) {
      await page.getByRole('switch').first().click({ timeout: 3_000 })
    },
  },
  'state-review': {
    path: GRADEBOOK,
    async reach(page) {
      await page
        .getByRole('button', { name: /Review/ })
        .first()
        .click({ timeout: 3_000 })
    },
  },
}
