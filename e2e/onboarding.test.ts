import { spawn } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createFlag } from '@guidon/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDashboard, type DashboardSession } from './dashboard-session.ts'

/** What the first flag may take, from the opened link to the program that changed. */
const GOAL_MS = 60_000

let dashboard: DashboardSession

beforeAll(async () => {
  dashboard = await startDashboard()
  await dashboard.server.api(createFlag, {
    params: { project: 'school' },
    body: { key: 'hello-guidon', name: 'Hello, Guidon' },
  })
})
afterAll(() => dashboard.close())

test('the first flag, from code to live, takes less than a minute', { timeout: 90_000 }, async () => {
  const startedAt = Date.now()
  const page = await dashboard.open('/p/school/start?env=development')
  const program = page.getByRole('region', { name: 'Program in Node' })
  const code = await program.innerText()
  expect(code).toContain(dashboard.server.environment.sdkKey)
  const app = await runProgram(code)
  try {
    await expect.poll(app.output).toContain('hello-guidon is false')
    await page.getByText('Connected.').waitFor()
    await page.getByText('NodeJSClient').waitFor()
    // At once, not with the next look a quarter of a minute later.
    await page.getByRole('link', { name: /^1 SDK connected in Development/ }).waitFor({ timeout: 5_000 })
    await page.getByRole('button', { name: 'Turn on in Development' }).click()
    await page
      .getByRole('dialog', { name: 'Review' })
      .getByRole('button', { name: /Turn on|Apply/ })
      .click()
    await expect.poll(app.output).toContain('hello-guidon is true')
    await page.getByText(/Delivered to 1 program/).waitFor()
  } finally {
    await app.stop()
  }
  const tookMs = Date.now() - startedAt
  console.log(`first flag, from code to live: ${(tookMs / 1_000).toFixed(1)} s`)
  expect(tookMs).toBeLessThan(GOAL_MS)
  expect(dashboard.complaints).toEqual([])
})

test('the page names the command that runs the program, and its clock goes on', { timeout: 60_000 }, async () => {
  const page = await dashboard.open('/p/school/start?env=staging')
  expect(await page.getByRole('region', { name: 'Run' }).innerText()).toBe('node app.mjs')
  const clock = page.getByRole('timer')
  await expect.poll(() => clock.innerText()).not.toBe('0:00')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click()
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Connect' }).click()
  await clock.waitFor()
  expect(await clock.innerText()).not.toBe('0:00')
})

interface Program {
  output(): string
  stop(): Promise<void>
}

/** Runs what the page shows, as it is, beside the packages of this repository. */
async function runProgram(code: string): Promise<Program> {
  const folder = await mkdtemp(join(import.meta.dirname, 'program-'))
  await writeFile(join(folder, 'app.mjs'), code)
  await symlink(join(import.meta.dirname, '../node_modules'), join(folder, 'node_modules'))
  const child = spawn(process.execPath, ['app.mjs'], { cwd: folder })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return {
    output: () => output,
    async stop() {
      child.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
