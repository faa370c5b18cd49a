import type { DomainEvent } from '@guidon/api'
import { expect, test } from 'vitest'
import { domainEventLine } from './domain-event-text.ts'
import type { Output } from './output.ts'
import { createStyle } from './style.ts'

const out = { isScreen: false, style: createStyle(false) } as Output
const event: DomainEvent = {
  id: 1,
  type: 'flag.changed',
  environment: 'production',
  subject: { kind: 'flag', key: 'checkout' },
  version: 2,
  actor: null,
  sentences: ['Turned on.', 'Off gives "false".'],
  data: {},
  createdAt: 0,
}
const sdk = {
  application: 'shop',
  applicationVersion: '1',
  name: 'NodeJSClient',
  version: '9',
  wrapper: '',
  transport: 'streaming',
  platform: 'Node 24, Linux',
  connections: 1,
}

test.each<[what: string, event: Partial<DomainEvent>, cells: string[] | null]>([
  ['a change', {}, ['checkout', 'production', 'Turned on. Off gives "false".']],
  ['a change without sentences', { sentences: [], environment: null }, ['checkout', '', 'flag.changed']],
  ['a key with an escape sequence', { subject: { kind: 'flag', key: 'a\u001b[2Jb' } }, ['a [2Jb', 'production', '…']],
  [
    'an SDK',
    { type: 'sdk.connected', data: sdk },
    ['connected', 'NodeJSClient 9', 'Node 24, Linux', 'shop', 'streaming', 'production'],
  ],
  [
    'many SDKs',
    { type: 'sdk.connected', data: { ...sdk, version: '', wrapper: 'react/3', platform: '', connections: 12 } },
    ['connected', 'NodeJSClient (react/3)', '', 'shop', 'streaming × 12', 'production'],
  ],
  [
    'one delivery',
    { type: 'change.delivered', data: { streams: 1, durationMs: 4 } },
    ['delivered to 1 client in 4 ms', 'production'],
  ],
  [
    'a delivery whose time is not known',
    { type: 'change.delivered', data: { streams: 20, durationMs: null } },
    ['delivered to 20 clients', 'production'],
  ],
  ['somebody who looks', { type: 'presence.changed' }, null],
])('%s', (_what, change, cells) => {
  const line = domainEventLine(out, { ...event, ...change })
  const expected = cells?.map((cell) => (cell === '…' ? event.sentences.join(' ') : cell))
  expect(line).toBe(expected ? ['1970-01-01T00:00:00.000Z', ...expected].join('\t') : null)
})

test.each<[kind: string, cells: string]>([
  ['flag', 'checkout  production'],
  ['environment', 'checkout'],
])('on a screen a change of a %s names its place once', (kind, cells) => {
  const line = domainEventLine({ ...out, isScreen: true }, { ...event, subject: { kind, key: 'checkout' } })
  expect(line).toMatch(new RegExp(`^\\d\\d:\\d\\d:\\d\\d  ${cells}  Turned on`))
})
