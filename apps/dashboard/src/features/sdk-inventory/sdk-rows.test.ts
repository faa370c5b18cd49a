import type { Sdk } from '@guidon/api'
import { expect, test } from 'vitest'
import { compareVersions, matchingSdks, runningByTransport, sdkRows } from './sdk-rows.ts'

const NOW = 100 * 60_000

const sdk = (changes: Partial<Sdk>): Sdk => ({
  application: 'web',
  applicationVersion: '1',
  name: 'NodeJSClient',
  version: '9.13.7',
  wrapper: '',
  transport: 'streaming',
  platform: 'Node 24.1.0, Linux',
  instances: 1,
  firstSeenAt: 0,
  lastSeenAt: 10,
  ...changes,
})

test.each([
  ['9.13.7', '9.4.0', 1],
  ['9.4', '9.4.0', 0],
  ['1.0.0-beta.1', '1.0.0', -1],
  ['1.0.1-beta', '1.0.0', 1],
  ['1.0.0+build', '1.0.0', 0],
])('%s against %s is %i', (left, right, sign) => expect(Math.sign(compareVersions(left, right))).toBe(sign))

test('running SDKs come first, and an older version names the newest one of the same SDK', () => {
  const rows = sdkRows(
    [
      sdk({ version: '9.4.0', instances: 0, lastSeenAt: 99 }),
      sdk({ version: '9.13.7' }),
      sdk({ name: 'GoClient', version: '7.0.0', lastSeenAt: 50 }),
    ],
    NOW,
  )
  expect(rows.map(({ name, version, newerVersion }) => [name, version, newerVersion])).toEqual([
    ['GoClient', '7.0.0', null],
    ['NodeJSClient', '9.13.7', null],
    ['NodeJSClient', '9.4.0', '9.13.7'],
  ])
})

test.each([
  ['streams', { instances: 2 }, true],
  ['has no stream any more', { instances: 0, lastSeenAt: NOW }, false],
  [
    'sent events a minute ago and does not say how many it is',
    { ...counted('events'), lastSeenAt: NOW - 60_000 },
    true,
  ],
  ['polled an hour ago', { ...counted('polling'), lastSeenAt: NOW - 3_600_000 }, false],
] as const)('one that %s', (_, changes, isRunning) => {
  expect(sdkRows([sdk(changes)], NOW)).toMatchObject([{ isRunning }])
})

function counted(transport: Sdk['transport']) {
  return { transport, instances: 0 }
}

test('a search looks at all names and versions', () => {
  const rows = sdkRows([sdk({}), sdk({ application: 'jobs', transport: 'polling' })], NOW)
  expect(matchingSdks(rows, ' JOBS ').map(({ application }) => application)).toEqual(['jobs'])
  expect(matchingSdks(rows, 'linux')).toHaveLength(2)
  expect(matchingSdks(rows, '')).toBe(rows)
})

test('running ones are counted by how they are connected', () => {
  expect(runningByTransport([sdk({ instances: 2 }), sdk({ transport: 'polling' })])).toEqual({
    streaming: 2,
    polling: 1,
    events: 0,
  })
})
