import type { DomainEvent } from '@guidon/api'
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLiveUpdates, keysTouchedBy } from './live-updates.ts'

const event = (type: string, parts: Partial<DomainEvent> = {}): DomainEvent => ({
  id: 1,
  type,
  environment: null,
  subject: null,
  version: null,
  actor: null,
  sentences: [],
  data: {},
  createdAt: 0,
  ...parts,
})
const records = [
  ['changes', 'school'],
  ['audit', 'school'],
  ['change-plan', 'school'],
]
const flag = { kind: 'flag', key: 'checkout' }

test.each<[string, DomainEvent, QueryKey[]]>([
  [
    'a flag',
    event('flag.changed', { subject: flag, environment: 'production' }),
    [['flags', 'school', 'list'], ['flags', 'school', 'one', 'checkout'], ...records],
  ],
  ['many flags', event('flag.imported'), [['flags', 'school'], ...records]],
  [
    'a segment, which flags use',
    event('segment.changed', { subject: { kind: 'segment', key: 'beta' } }),
    [['segments', 'school', 'list'], ['segments', 'school', 'one', 'beta'], ['flags', 'school', 'one'], ...records],
  ],
  ['an environment', event('environment.created'), [['projects'], ['environments', 'school'], ...records]],
  ['a context kind', event('context-kind.changed'), [['context-kinds', 'school'], ...records]],
  ['an SDK of one environment', event('sdk.connected', { environment: 'dev' }), [['sdks', 'school', 'dev']]],
  ['an SDK', event('sdk.connected'), [['sdks', 'school']]],
  ['a gap', event('live.gap'), [[]]],
  ['something new', event('view.created'), [['views', 'school']]],
])('%s', (_, happened, keys) => {
  expect(keysTouchedBy(happened, 'school')).toEqual(keys)
})

describe('refreshing', () => {
  const refreshed = vi.fn<(filter: { queryKey: QueryKey }) => void>()
  const client = { invalidateQueries: refreshed } as unknown as QueryClient
  const refreshesOf = (resource: string): number =>
    refreshed.mock.calls.filter(([{ queryKey }]) => queryKey[0] === resource).length
  const changed = event('flag.changed', { subject: flag })

  beforeEach(() => {
    vi.useFakeTimers()
    refreshed.mockClear()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('one event is answered at once', () => {
    createLiveUpdates(client, 'school')(changed)
    vi.advanceTimersByTime(60)
    expect(refreshesOf('audit')).toBe(1)
  })

  test('1,000 events over two seconds refresh twice', () => {
    const onEvent = createLiveUpdates(client, 'school')
    for (let count = 0; count < 1_000; count += 1) {
      onEvent(event('flag.changed', { subject: { kind: 'flag', key: `flag-${count}` } }))
      vi.advanceTimersByTime(2)
    }
    vi.advanceTimersByTime(10_000)
    expect(refreshesOf('audit')).toBe(2)
    expect(refreshed.mock.calls.filter(([{ queryKey }]) => queryKey[3] === 'flag-999')).toHaveLength(1)
  })

  test('what goes on for long is shown meanwhile', () => {
    const onEvent = createLiveUpdates(client, 'school')
    for (let passedMs = 0; passedMs < 12_000; passedMs += 100) {
      onEvent(changed)
      vi.advanceTimersByTime(100)
    }
    // Five of the beginning, then one every five seconds.
    expect(refreshesOf('audit')).toBe(7)
  })

  test('a few events close together are each answered at once', () => {
    const onEvent = createLiveUpdates(client, 'school')
    for (let count = 1; count <= 5; count += 1) {
      onEvent(changed)
      vi.advanceTimersByTime(100)
      expect(refreshesOf('audit')).toBe(count)
    }
  })

  test('after a quiet time the next event is answered at once again', () => {
    const onEvent = createLiveUpdates(client, 'school')
    onEvent(changed)
    vi.advanceTimersByTime(600)
    onEvent(changed)
    vi.advanceTimersByTime(60)
    expect(refreshesOf('audit')).toBe(2)
  })
})
