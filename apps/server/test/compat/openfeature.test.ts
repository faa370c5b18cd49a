import { LaunchDarklyProvider } from '@launchdarkly/openfeature-node-server'
import { OFREPProvider } from '@openfeature/ofrep-provider'
import { OpenFeature, type Client, type Provider } from '@openfeature/server-sdk'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { flagItem, startPublishedServer, type PublishedEnvironment, type PublishedServer } from '../published-server.ts'

const quiet = { error() {}, warn() {}, info() {}, debug() {} }
const USER = { targetingKey: 'u1' }

let server: PublishedServer
let environment: PublishedEnvironment

beforeAll(async () => {
  server = await startPublishedServer()
})
beforeEach(async () => {
  environment = await server.newEnvironment()
  await environment.publish(
    flagItem('boolean', { targets: [{ variation: 1, values: ['u2'] }] }),
    flagItem('text', { variations: ['one', 'two'] }),
    flagItem('number', { variations: [1.5, 2] }),
    flagItem('object', { variations: [{ a: [1] }, {}] }),
    flagItem('off', { on: false }),
    flagItem('org/only', { contextTargets: [{ contextKind: 'org', variation: 1, values: ['o1'] }] }),
  )
})
afterEach(() => OpenFeature.clearProviders())
afterAll(() => server.close())

async function clientOf(provider: Provider): Promise<Client> {
  await OpenFeature.setProviderAndWait(provider)
  return OpenFeature.getClient()
}

const PROVIDERS: [string, () => Provider][] = [
  [
    'the OFREP provider',
    () => new OFREPProvider({ baseUrl: environment.url, headers: [['authorization', `Bearer ${environment.sdkKey}`]] }),
  ],
  [
    'the LaunchDarkly provider',
    () => {
      const { url, sdkKey } = environment
      return new LaunchDarklyProvider(sdkKey, {
        baseUri: url,
        streamUri: url,
        eventsUri: url,
        logger: quiet,
      }) as Provider
    },
  ],
]

describe.each(PROVIDERS)('through %s', (_, provider) => {
  test('values of every type arrive', async () => {
    const client = await clientOf(provider())
    expect(await client.getBooleanValue('boolean', false, USER)).toBe(true)
    expect(await client.getStringValue('text', '', USER)).toBe('one')
    expect(await client.getNumberValue('number', 0, USER)).toBe(1.5)
    expect(await client.getObjectValue('object', {}, USER)).toEqual({ a: [1] })
  })

  test('the context decides', async () => {
    const client = await clientOf(provider())
    expect(await client.getBooleanValue('boolean', true, { targetingKey: 'u2' })).toBe(false)
    const several = { kind: 'multi', user: { targetingKey: 'u1' }, org: { targetingKey: 'o1' } }
    expect(await client.getBooleanValue('org/only', true, several)).toBe(false)
    expect(await client.getBooleanValue('off', true, USER)).toBe(false)
  })

  test('what goes wrong gives the default, with a reason', async () => {
    const client = await clientOf(provider())
    const unknown = await client.getBooleanDetails('unknown', true, USER)
    expect(unknown).toMatchObject({ value: true, errorCode: 'FLAG_NOT_FOUND' })
    const mistyped = await client.getNumberDetails('text', 7, USER)
    expect(mistyped).toMatchObject({ value: 7, errorCode: 'TYPE_MISMATCH' })
    const nobody = await client.getBooleanDetails('boolean', false, {})
    expect(nobody).toMatchObject({ value: false, errorCode: 'TARGETING_KEY_MISSING' })
  })
})
