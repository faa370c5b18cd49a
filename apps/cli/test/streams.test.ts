import { createInterface, type Interface } from 'node:readline'
import type { Readable } from 'node:stream'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createGuidonUser, type GuidonUser } from './guidon-user.ts'

let server: TestServer
let user: GuidonUser

beforeAll(async () => {
  server = await startTestServer({ environments: [{ key: 'development', name: 'Development' }] })
})
afterAll(() => server.close())

beforeEach(async () => {
  user = await createGuidonUser(server)
  await user.run(['flag', 'create', 'watched'])
})
afterEach(() => user.remove())

interface StreamLine {
  readonly type: string
  readonly data: Record<string, unknown>
}

function linesOf(stream: Readable): AsyncIterator<string> {
  const reader: Interface = createInterface({ input: stream })
  return reader[Symbol.asyncIterator]()
}

test('flag watch --ndjson prints changes as they happen, and ends with exactly one result on Ctrl-C', async () => {
  const child = await user.start(['flag', 'watch', 'watched', '--ndjson', '--verbose'])
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [results, remarks] = [linesOf(child.stdout), linesOf(child.stderr)]
  let remark = ''
  while (!remark.includes('/live 200')) remark = (await remarks.next()).value as string

  await user.run(['flag', 'create', 'other'])
  await user.run(['flag', 'on', 'watched', '--yes'])
  const event = JSON.parse((await results.next()).value as string) as StreamLine
  expect(event).toMatchObject({
    type: 'event',
    data: { type: 'flag.changed', environment: 'development', data: { key: 'watched' } },
  })

  child.kill('SIGINT')
  expect(JSON.parse((await results.next()).value as string)).toEqual({ type: 'result', data: { events: 1 } })
  expect((await results.next()).done).toBe(true)
  expect(await exit).toBe(130)
})

test.each([
  ['events', 'tail'],
  ['flag', 'watch', 'watched'],
  ['audit', 'tail', '--follow'],
])('Ctrl-C ends %s %s without an error', async (...words) => {
  const child = await user.start([...words, '--verbose'])
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  let remarks = ''
  const isFollowing = new Promise<void>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      remarks += text
      if (/(live|tail) 200/.test(remarks)) resolve()
    })
  })
  await Promise.race([isFollowing, exit])
  child.kill('SIGINT')
  expect(await exit).toBe(130)
  expect(remarks).not.toMatch(/error|Interrupted/)
})

test('flag watch refuses a flag that is not there', async () => {
  const { exitCode, stderr } = await user.run(['flag', 'watch', 'wached', '--timeout', '5s'])
  expect(exitCode).toBe(3)
  expect(stderr).toContain('Did you mean watched?')
})

test('audit tail --follow goes on with entries as they are written', async () => {
  await user.run(['flag', 'create', 'followed'])
  const child = await user.start(['audit', 'tail', '--follow', '-n', '5', '--subject', 'flag:followed'])
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  const lines = linesOf(child.stdout)
  expect((await lines.next()).value).toContain('flag.created')
  await user.run(['flag', 'on', 'followed', '--yes', '--reason', 'to follow it'])
  let line = ''
  while (!line.includes('to follow it')) line = (await lines.next()).value as string
  child.kill('SIGINT')
  expect(await exit).toBe(130)
})

test('a stream ends with exit code 9 when --timeout runs out', async () => {
  const { exitCode, stdout } = await user.run(['events', 'tail', '--timeout', '300ms', '--json'])
  expect(exitCode).toBe(9)
  expect(JSON.parse(stdout)).toEqual({ type: 'result', data: { events: 0 } })
})

test('a reader that has seen enough ends the program quietly', async () => {
  const child = await user.start(['api', 'GET', '/api/openapi.json'])
  child.stdout.destroy()
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  await new Promise((resolve) => child.once('close', resolve))
  expect(errors).toBe('')
})
