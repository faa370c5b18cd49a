import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What Base UI puts around a floating part to catch the focus; nobody stops there. */
const FOCUS_GUARDS = '[data-base-ui-focus-guard]'

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly AxeNode[] }[]
}

interface AxeNode {
  readonly target: readonly unknown[]
  readonly failureSummary?: string
}

interface WithAxe {
  readonly axe?: { run(context: object, options: object): Promise<AxeResult> }
}

/** What breaks a rule of WCAG 2.2 AA on a page as it is now, one line a place. */
export async function violationsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await load(page)
  const run = { context: { exclude: [[FOCUS_GUARDS]] }, options: { runOnly: LEVELS, resultTypes: ['violations'] } }
  const { violations } = await page.evaluate(
    ({ context, options }) => (globalThis as WithAxe).axe!.run(context, options),
    run,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary.split('\n')[1]?.trim()}`,
    ),
  )
}

/** The browser's own protocol: a script element would be against the page's content security policy. */
async function load(page: Page): Promise<void> {
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Runtime.evaluate', { expression: source })
  await protocol.detach()
}
