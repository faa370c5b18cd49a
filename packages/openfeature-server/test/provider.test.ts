import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@guidon/node'
import { GuidonProvider, type GuidonProviderOptions } from '@guidon/openfeature-server'
import {
  OpenFeature,
  ProviderEvents,
  type Client,
  type EvaluationContext,
  type EventDetails,
} from '@openfeature/server-sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

// Numbers are those of OpenFeature's specification, https://openfeature.dev/specification.

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const split = { rollout: { kind: 'rollout', contextKind: 'user', variations: [{ variation: 0, weight: 100_000 }] } }
const base = {
  version: 3,
  on: true,
  variations: [true, false],
  fallthrough: { variation: 0 },
  offVariation: 1,
  salt: 's',
}
const clause = (contextKind: string, attribute: string, values: unknown[]) => ({
  contextKind,
  attribute,
  op: 'in',
  values,
  negate: false,
})
const FLAGS = {
  plain: { ...base, key: 'plain' },
  theme: { ...base, key: 'theme', variations: ['dark', 'light'] },
  limit: { ...base, key: 'limit', variations: [10, 20] },
  settings: { ...base, key: 'settings', variations: [{ color: 'red' }, ['a']] },
  split: { ...base, key: 'split', fallthrough: split },
  off: { ...base, key: 'off', on: false },
  nothing: { ...base, key: 'nothing', on: false, offVariation: null },
  targeted: { ...base, key: 'targeted', targets: [{ variation: 1, values: ['u1'] }] },
  ruled: { ...base, key: 'ruled', rules: [{ id: 'pro', clauses: [clause('user', 'plan', ['pro'])], variation: 1 }] },
  'of-org': { ...base, key: 'of-org', rules: [{ id: 'org', clauses: [clause('org', 'key', ['o1'])], variation: 1 }] },
  gated: { ...base, key: 'gated', prerequisites: [{ key: 'off', variation: 0 }] },
  malformed: { ...base, key: 'malformed', fallthrough: { variation: 9 } },
}
const USER: EvaluationContext = { targetingKey: 'u1' }

let client: Client
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guidon-openfeature-'))
})
afterEach(async () => {
  await OpenFeature.clearProviders()
  OpenFeature.clearHandlers()
  await rm(folder, { recursive: true, force: true })
})

/** A provider over a client that has flags from a file. */
async function startWithFile(options: GuidonProviderOptions = {}): Promise<string> {
  const flagsFile = path.join(folder, 'flags.json')
  await writeFile(flagsFile, JSON.stringify({ flags: FLAGS, segments: {} }))
  await OpenFeature.setProviderAndWait(new GuidonProvider('', { flagsFile, logger: quiet, ...options }))
  client = OpenFeature.getClient()
  return flagsFile
}

test('2.1.1 the provider has a name', () => {
  expect(new GuidonProvider('k', { mode: 'offline' }).metadata.name).toBe('guidon')
})

describe('resolutions', () => {
  beforeEach(() => startWithFile())

  test('2.2.1, 2.2.2.1 values of every type', async () => {
    expect(await client.getBooleanValue('plain', false, USER)).toBe(true)
    expect(await client.getStringValue('theme', 'none', USER)).toBe('dark')
    expect(await client.getNumberValue('limit', 0, USER)).toBe(10)
    expect(await client.getObjectValue('settings', {}, USER)).toEqual({ color: 'red' })
  })

  test.each([
    ['plain', USER, true, 'STATIC', '0'],
    ['split', USER, true, 'SPLIT', '0'],
    ['targeted', USER, false, 'TARGETING_MATCH', '1'],
    ['ruled', { ...USER, plan: 'pro' }, false, 'TARGETING_MATCH', '1'],
    ['off', USER, false, 'DISABLED', '1'],
    ['gated', USER, false, 'DISABLED', '1'],
    ['nothing', USER, true, 'DEFAULT', undefined],
  ])('2.2.3, 2.2.4, 2.2.5, 2.2.6, 2.3.2 %s', async (key, context, ...[value, reason, variant]) => {
    const details = await client.getBooleanDetails(key, true, context)
    expect(details).toMatchObject({ value, reason })
    expect(details.variant).toBe(variant)
    expect(details.errorCode).toBeUndefined()
    expect(details.errorMessage).toBeUndefined()
  })

  test.each([
    ['an unknown flag', 'unknown', USER, 'FLAG_NOT_FOUND'],
    ['a flag of another type', 'theme', USER, 'TYPE_MISMATCH'],
    ['a malformed flag', 'malformed', USER, 'PARSE_ERROR'],
    ['no targeting key', 'plain', {}, 'INVALID_CONTEXT'],
    ['a kind that is none', 'plain', { ...USER, kind: 'a kind' }, 'INVALID_CONTEXT'],
  ])('2.2.7, 2.3.3 %s is an error, with the default', async (_name, key, context, errorCode) => {
    const details = await client.getBooleanDetails(key, true, context)
    expect(details).toMatchObject({ value: true, reason: 'ERROR', errorCode })
    expect(details.errorMessage).toContain(key)
  })

  test('2.2.7 a text is no object, and a list is one', async () => {
    expect(await client.getObjectDetails('theme', { a: 1 }, USER)).toMatchObject({
      value: { a: 1 },
      errorCode: 'TYPE_MISMATCH',
    })
    await writeFile(
      path.join(folder, 'flags.json'),
      JSON.stringify({ flags: { settings: { ...FLAGS.settings, on: false } }, segments: {} }),
    )
    await expect.poll(() => client.getObjectValue('settings', {}, USER)).toEqual(['a'])
  })

  test('2.2.9, 2.2.10 metadata says what is known of the flag', async () => {
    expect((await client.getBooleanDetails('ruled', true, { ...USER, plan: 'pro' })).flagMetadata).toEqual({
      ldReason: 'RULE_MATCH',
      ruleId: 'pro',
      version: 3,
    })
    expect((await client.getBooleanDetails('gated', true, USER)).flagMetadata).toMatchObject({ prerequisiteKey: 'off' })
  })

  test('3.1 contexts: a kind of its own, several kinds, a key under its own name, dates', async () => {
    expect(await client.getBooleanValue('of-org', true, { kind: 'org', targetingKey: 'o1' })).toBe(false)
    const several: EvaluationContext = { kind: 'multi', user: { targetingKey: 'u1' }, org: { key: 'o1' } }
    expect(await client.getBooleanValue('of-org', true, several)).toBe(false)
    expect(
      await client.getBooleanValue('targeted', true, { key: 'u1', since: new Date(0), bad: new Date(Number.NaN) }),
    ).toBe(false)
  })

  test('a context that contains itself is answered', async () => {
    const context: Record<string, unknown> = { targetingKey: 'u1' }
    context['self'] = context
    expect((await client.getBooleanDetails('plain', false, context as EvaluationContext)).value).toBe(false)
  })
})

describe('2.3.1 hooks', () => {
  test('of the client run around every resolution', async () => {
    const seen: string[] = []
    await startWithFile({
      hooks: [{ name: 'seen', after: ({ flagKey }, { value }) => void seen.push(`${flagKey}=${String(value)}`) }],
    })
    await client.getBooleanValue('plain', false, USER)
    expect(seen).toEqual(['plain=true'])
  })
})

test('5.1.1, 5.2.4 a change tells which flags have changed', async () => {
  const flagsFile = await startWithFile()
  const changed = new Promise<EventDetails | undefined>((resolve) => {
    client.addHandler(ProviderEvents.ConfigurationChanged, resolve)
  })
  const changedFlags = { ...FLAGS, theme: { ...FLAGS.theme, version: 4 } }
  await writeFile(flagsFile, JSON.stringify({ flags: changedFlags, segments: {} }))
  expect(await changed).toMatchObject({ flagsChanged: ['theme'] })
})

describe('with a server', () => {
  let server: Server
  let url: string
  let status: number
  let open: ServerResponse[]
  let posted: string

  beforeEach(async () => {
    status = 200
    open = []
    posted = ''
    server = createServer((request, response) => {
      if (request.url?.startsWith('/sdk/') === true) serveFlags(response)
      else {
        request.on('data', (piece: Buffer) => (posted += piece.toString()))
        request.on('end', () => response.writeHead(202).end())
      }
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    await OpenFeature.clearProviders()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  function serveFlags(response: ServerResponse): void {
    if (status !== 200) {
      response.writeHead(status).end()
      return
    }
    const messages = [
      ['server-intent', { payloads: [{ id: 'e', target: 1, intentCode: 'xfer-full' }] }],
      ['put-object', { kind: 'flag', key: 'plain', version: 3, object: FLAGS.plain }],
      ['payload-transferred', { state: '(p:e:1)', version: 1 }],
    ]
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const [event, data] of messages) response.write(`event: ${String(event)}\ndata: ${JSON.stringify(data)}\n\n`)
    open.push(response)
  }

  const provider = (options: GuidonProviderOptions = {}) =>
    new GuidonProvider('sdk-key', { url, logger: quiet, ...options })

  test('2.4.1, 5.3.1 it is ready once there are flags', async () => {
    const ready = new Promise((resolve) => OpenFeature.addHandler(ProviderEvents.Ready, resolve))
    await OpenFeature.setProviderAndWait(provider())
    await ready
    expect(await OpenFeature.getClient().getBooleanValue('plain', false, USER)).toBe(true)
  })

  test('2.4.2.1, 5.3.2 a refused key ends the start for good', async () => {
    status = 401
    await expect(OpenFeature.setProviderAndWait(provider())).rejects.toMatchObject({ code: 'PROVIDER_FATAL' })
    expect(OpenFeature.getClient().providerStatus).toBe('FATAL')
  })

  test('2.4.2.1 without flags in time the start fails, and it is ready when they come', async () => {
    status = 503
    await expect(OpenFeature.setProviderAndWait(provider({ readyTimeoutMs: 50 }))).rejects.toThrow(
      'No flags came within 50 ms',
    )
    const ready = new Promise((resolve) => OpenFeature.addHandler(ProviderEvents.Ready, resolve))
    status = 200
    await ready
    expect(OpenFeature.getClient().providerStatus).toBe('READY')
  })

  test('5.1.1, 5.3.3 it is stale while the server is away, and ready again', { timeout: 60_000 }, async () => {
    await OpenFeature.setProviderAndWait(provider())
    const told: string[] = []
    OpenFeature.addHandler(ProviderEvents.Stale, () => void told.push('stale'))
    OpenFeature.addHandler(ProviderEvents.Ready, () => void told.push('ready'))
    told.length = 0
    for (const response of open) response.destroy()
    await expect.poll(() => told, { timeout: 20_000 }).toEqual(['stale', 'ready'])
  })

  test('2.5.1, 2.7.1, 6.1 what was tracked is sent before the end', async () => {
    await OpenFeature.setProviderAndWait(provider())
    OpenFeature.getClient().track('purchase', USER, { value: 9.5, sku: 'a-1' })
    await OpenFeature.clearProviders()
    expect(posted).toContain('"kind":"custom"')
    expect(posted).toContain('"data":{"sku":"a-1"},"metricValue":9.5')
  })

  test('2.5.2 after the end it can be started again', async () => {
    const again = provider()
    await OpenFeature.setProviderAndWait(again)
    await OpenFeature.clearProviders()
    expect((await again.resolveBooleanEvaluation('plain', false, USER)).errorCode).toBe('PROVIDER_NOT_READY')
    await OpenFeature.setProviderAndWait(again)
    expect(await OpenFeature.getClient().getBooleanValue('plain', false, USER)).toBe(true)
  })

  test('a client that somebody else made stays open', async () => {
    const own = createClient('sdk-key', { url, logger: quiet })
    await OpenFeature.setProviderAndWait(new GuidonProvider(own))
    await OpenFeature.clearProviders()
    expect(own.status).toBe('ready')
    await own.close()
  })
})
