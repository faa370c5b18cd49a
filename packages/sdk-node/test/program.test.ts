import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { exampleOf, runProgram, startFlagServer, type Ended, type FlagServer } from './running-program.ts'

// Programs of their own: what a host's process does with a client in it, and the example of the README.

const PACKAGE = path.join(import.meta.dirname, '..')
let server: FlagServer

beforeAll(async () => {
  server = await startFlagServer()
})
beforeEach(() => {
  server.posted.length = 0
})
afterAll(() => server.close())

const run = (source: string, environment: Record<string, string> = {}): Promise<Ended> =>
  runProgram(PACKAGE, source, { GUIDON_URL: server.url, ...environment })

test('the example of the README runs', async () => {
  const readme = await readFile(path.join(PACKAGE, 'README.md'), 'utf8')
  expect(await run(exampleOf(readme))).toMatchObject({ code: 0, output: 'the new checkout\n' })
})

test('a program that has nothing else to do ends, and sends what it has collected', async () => {
  const ended = await run(`
    import { createClient } from '@guidon/node'
    const client = createClient('sdk-key')
    await client.waitUntilReady()
    console.log(client.bool('new-checkout', { kind: 'user', key: 'u1' }, false))`)
  expect(ended).toMatchObject({ code: 0, output: 'true\n' })
  expect(server.posted.join('')).toContain('"kind":"summary"')
})

test('a program without a server ends as if there were no client', async () => {
  const ended = await run(
    `
    import { createClient } from '@guidon/node'
    const client = createClient('sdk-key')
    console.log(client.bool('new-checkout', { kind: 'user', key: 'u1' }, false))`,
    { GUIDON_URL: 'http://127.0.0.1:1' },
  )
  expect(ended.code).toBe(0)
  expect(ended.output).toContain('false')
})

test('a server that never answers holds up the end of a program for three seconds at most', async () => {
  const silent = await startFlagServer({ swallowsEvents: true })
  try {
    const ended = await run(
      `
      import { createClient } from '@guidon/node'
      const client = createClient('sdk-key')
      await client.waitUntilReady()
      client.bool('new-checkout', { kind: 'user', key: 'u1' }, false)
      const startedAt = Date.now()
      process.on('exit', () => console.log(Date.now() - startedAt))`,
      { GUIDON_URL: silent.url },
    )
    expect(ended.code).toBe(0)
    expect(Number(ended.output)).toBeGreaterThan(2_500)
    expect(Number(ended.output)).toBeLessThan(9_000)
    expect(silent.posted).toHaveLength(1)
  } finally {
    silent.close()
  }
})

test('`await using` sends what is left and closes', async () => {
  const ended = await run(`
    import { createClient } from '@guidon/node'
    {
      await using client = createClient('sdk-key')
      await client.waitUntilReady()
      client.track('purchase', { kind: 'user', key: 'u1' }, { value: 9.5 })
    }
    setInterval(() => process.exit(0), 10)`)
  expect(ended.code).toBe(0)
  expect(server.posted.join('')).toContain('"metricValue":9.5')
})

test('the version is that of the package', async () => {
  const { version } = JSON.parse(await readFile(path.join(PACKAGE, 'package.json'), 'utf8')) as {
    version: string
  }
  const { SDK } = await import('../src/version.ts')
  expect(SDK.version).toBe(version)
})
