import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createGuidonUser, hasTerminal, type GuidonUser } from './guidon-user.ts'

describe.skipIf(!(await hasTerminal()))('on a terminal', () => {
  let server: TestServer
  let user: GuidonUser

  beforeAll(async () => {
    server = await startTestServer({ environments: [{ key: 'production', name: 'Production', isCritical: true }] })
  })
  afterAll(() => server.close())

  beforeEach(async () => {
    user = await createGuidonUser(server)
    await user.run(['flag', 'create', 'asked'])
    await user.run(['flag', 'off', 'asked', '--yes'])
  })
  afterEach(() => user.remove())

  async function isOn(): Promise<boolean> {
    return (
      (await user.run(['flag', 'ls', '--search', 'asked', '--jq', '.data[0].environments[0].isOn'])).stdout === 'true\n'
    )
  }

  test.each([
    ['production', true, 0],
    ['development', false, 1],
    ['y', false, 1],
    ['', false, 1],
  ])('a critical environment wants its key typed: %j applies it: %s', async (answer, applied, exitCode) => {
    const run = await user.runOnTerminal(['flag', 'on', 'asked'], { type: new Map([['type production:', answer]]) })
    expect(run.exitCode).toBe(exitCode)
    expect(await isOn()).toBe(applied)
  })

  test('lists are tables with headings and color', async () => {
    const { screen } = await user.runOnTerminal(['flag', 'ls'])
    expect(screen).toMatch(/KEY.*STATE.*SERVES/)
    expect(screen).toContain('\u001b[')
    expect(screen).toContain('○ off')
  })

  test('--no-input asks nothing', async () => {
    const { exitCode, screen } = await user.runOnTerminal(['flag', 'on', 'asked', '--no-input'])
    expect(exitCode).toBe(2)
    expect(screen).toContain('--yes')
  })

  test('flag edit opens the editor and applies what was saved', async () => {
    const editor = path.join(user.folder, 'editor.mjs')
    writeFileSync(
      editor,
      `import { readFileSync, writeFileSync } from 'node:fs'
       const file = process.argv.at(-1)
       writeFileSync(file, readFileSync(file, 'utf8').replace('"on": false', '"on": true'))`,
    )
    const run = await user.runOnTerminal(['flag', 'edit', 'asked', '--yes'], {
      environment: { EDITOR: `"${process.execPath}" "${editor}"` },
    })
    expect(run.exitCode).toBe(0)
    expect(await isOn()).toBe(true)
  })

  test.each([
    ['Ctrl-C', '\u0003', 130],
    ['Ctrl-D', '\u0004', 2],
  ])('%s at a question changes nothing', async (_key, control, exitCode) => {
    const run = await user.runOnTerminal(['flag', 'on', 'asked'], { type: new Map([['type production:', control]]) })
    expect(run.exitCode).toBe(exitCode)
    expect(await isOn()).toBe(false)
  })
})
