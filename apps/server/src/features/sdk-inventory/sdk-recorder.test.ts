import type { SdkIdentity } from '@guidon/launchdarkly'
import { expect, test } from 'vitest'
import { SdkRecorder } from './sdk-recorder.ts'
import type { SdkSighting } from './sdk-sighting.ts'

const MINUTE = 60_000

function sighting(transport: SdkSighting['transport'], identity: Partial<SdkIdentity> = {}): SdkSighting {
  const sdk = { name: 'NodeJSClient', version: '9' }
  return {
    environmentId: 'e',
    transport,
    identity: { sdk, wrapper: null, application: null, instanceId: null, ...identity },
  }
}

const instancesOf = (recorder: SdkRecorder, now: number): number[] =>
  recorder.take(now).map(({ instances }) => instances)

test('counts open streams', () => {
  const recorder = new SdkRecorder()
  for (let i = 0; i < 3; i += 1) recorder.stream(sighting('streaming'), 0, 1)
  recorder.stream(sighting('streaming'), 1, -1)
  expect(recorder.take(5)).toMatchObject([
    { name: 'NodeJSClient', version: '9', instances: 2, firstSeenAt: 0, lastSeenAt: 5 },
  ])
})

test('an open stream counts as seen for as long as it is open', () => {
  const recorder = new SdkRecorder()
  recorder.stream(sighting('streaming'), 0, 1)
  recorder.take(1)
  expect(recorder.take(60 * MINUTE)).toMatchObject([{ instances: 1, lastSeenAt: 60 * MINUTE }])
  recorder.stream(sighting('streaming'), 61 * MINUTE, -1)
  expect(recorder.take(62 * MINUTE)).toMatchObject([{ instances: 0, lastSeenAt: 61 * MINUTE }])
  expect(recorder.take(63 * MINUTE)).toEqual([])
})

test('counts pollers by their instance id, for ten minutes after they last asked', () => {
  const recorder = new SdkRecorder()
  recorder.request(sighting('polling', { instanceId: 'a' }), 0)
  recorder.request(sighting('polling', { instanceId: 'b' }), 5 * MINUTE)
  recorder.request(sighting('polling', { instanceId: 'b' }), 5 * MINUTE)
  expect(instancesOf(recorder, 10 * MINUTE)).toEqual([2])
  expect(instancesOf(recorder, 10 * MINUTE + 1)).toEqual([1])
  expect(instancesOf(recorder, 20 * MINUTE)).toEqual([0])
})

test('tells applications, versions, wrappers and ways of connecting apart', () => {
  const recorder = new SdkRecorder()
  const application = { name: 'web', version: '1' }
  recorder.request(sighting('polling'), 0)
  recorder.request(sighting('events'), 0)
  recorder.request(sighting('polling', { application }), 0)
  recorder.request(sighting('polling', { application: { name: 'web', version: '2' } }), 0)
  recorder.request(sighting('polling', { wrapper: { name: 'react', version: '' } }), 0)
  recorder.request(sighting('polling', { sdk: { name: 'NodeJSClient', version: '8' } }), 0)
  expect(recorder.take(0)).toHaveLength(6)
})

test('remembers a thousand kinds per environment, until they are gone', () => {
  const recorder = new SdkRecorder()
  const made = (i: number) => sighting('events', { application: { name: `app${i}`, version: '' } })
  for (let i = 0; i < 1_500; i += 1) recorder.request(made(i), 0)
  expect(recorder.take(0)).toHaveLength(1_000)
  recorder.take(11 * MINUTE)
  recorder.request(made(2_000), 12 * MINUTE)
  expect(recorder.take(12 * MINUTE)).toMatchObject([{ application: 'app2000' }])
})
