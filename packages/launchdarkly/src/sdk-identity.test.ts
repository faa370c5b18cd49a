import { expect, test } from 'vitest'
import { sdkIdentity } from './sdk-identity.ts'

function identify(headers: Record<string, string>) {
  return sdkIdentity((name) => headers[name])
}

test('a server SDK names itself, its instance, its wrapper and its application', () => {
  const identity = identify({
    'user-agent': 'NodeJSClient/9.13.7',
    'x-launchdarkly-wrapper': 'open-feature-node-server/1.3.6',
    'x-launchdarkly-tags': 'application-id/school application-version/2.1 application-id/other',
    'x-launchdarkly-instance-id': '0f2c',
  })
  expect(identity).toEqual({
    sdk: { name: 'NodeJSClient', version: '9.13.7' },
    wrapper: { name: 'open-feature-node-server', version: '1.3.6' },
    application: { name: 'school', version: '2.1' },
    instanceId: '0f2c',
  })
})

test('a browser SDK names itself in a header of its own', () => {
  const { sdk } = identify({ 'user-agent': 'Mozilla/5.0 (X11)', 'x-launchdarkly-user-agent': 'JSClient/4.10.3' })
  expect(sdk).toEqual({ name: 'JSClient', version: '4.10.3' })
})

test('a browser on its own is unknown', () => {
  const unknown = { sdk: { name: 'unknown', version: '' }, wrapper: null, application: null, instanceId: null }
  expect(identify({ 'user-agent': 'Mozilla/5.0 (X11)' })).toEqual(unknown)
  expect(identify({})).toEqual(unknown)
})

test('mobile SDKs may name the application without an id', () => {
  const tags = 'application-name/School application-version-name/3'
  expect(identify({ 'x-launchdarkly-tags': tags }).application).toEqual({ name: 'School', version: '3' })
})

test.each(['', '/', 'application-id', 'application-id/', ' / / '])('tags that say nothing (%j) are ignored', (tags) => {
  expect(identify({ 'x-launchdarkly-tags': tags }).application).toBeNull()
})

test('names are short and printable', () => {
  const { sdk } = identify({ 'user-agent': `Na\u0007me${'x'.repeat(1_000)}/1` })
  expect(sdk.name).toBe(`Name${'x'.repeat(60)}`)
})
