import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '@guidon/model'
import { isUnsummarized, readEventPayload, type EventPayload } from './event-payload.ts'

const NOW = 1_795_331_900_000

function read(body: unknown, unsummarized = false): EventPayload {
  return readEventPayload(JSON.parse(JSON.stringify(body)) as Json, { unsummarized, nowMs: NOW })
}

const migrationOp = {
  kind: 'migration_op',
  operation: 'read',
  creationDate: 1795331332789,
  contextKeys: { user: 'u1' },
  evaluation: {
    key: 'mig',
    value: 'shadow',
    default: 'off',
    variation: 2,
    version: 1,
    reason: { kind: 'FALLTHROUGH' },
  },
  measurements: [{ key: 'invoked', values: { old: true, new: true } }],
}

describe('keeps what each kind of event is about', () => {
  const user = { kind: 'user', key: 'u1' }
  test.each<[string, object, string | null, Record<string, string>]>([
    ['index', { kind: 'index', creationDate: 1, context: user }, null, { user: 'u1' }],
    ['identify', { kind: 'identify', creationDate: 1, context: user }, null, { user: 'u1' }],
    [
      'feature',
      { kind: 'feature', creationDate: 1, key: 'f', value: 1, default: 0, context: user },
      'f',
      { user: 'u1' },
    ],
    ['debug', { kind: 'debug', creationDate: 1, key: 'f', value: 1, default: 0, context: user }, 'f', { user: 'u1' }],
    [
      'custom with keys only',
      { kind: 'custom', creationDate: 1, key: 'buy', contextKeys: { org: 'o' } },
      'buy',
      { org: 'o' },
    ],
    [
      'click',
      { kind: 'click', key: 'goal', url: 'u', selector: 's', contextKeys: { user: 'u1' } },
      'goal',
      { user: 'u1' },
    ],
    ['pageview', { kind: 'pageview', key: 'g1', url: 'u', contextKeys: { user: 'u1' } }, 'g1', { user: 'u1' }],
    ['summary', { kind: 'summary', startDate: 1, endDate: 2, features: {}, context: user }, null, { user: 'u1' }],
    ['migration_op', migrationOp, 'mig', { user: 'u1' }],
    [
      'a multi-kind context',
      { kind: 'custom', key: 'k', context: { kind: 'multi', user: { key: 'a' }, org: { key: 'b' } } },
      'k',
      { user: 'a', org: 'b' },
    ],
    ['a user of schema 3', { kind: 'custom', key: 'k', user: { key: 'a', custom: { plan: 'x' } } }, 'k', { user: 'a' }],
    ['a user key of schema 3', { kind: 'custom', key: 'k', userKey: 'a' }, 'k', { user: 'a' }],
    ['a numeric user key of schema 3', { kind: 'custom', key: 'k', user: { key: 7 } }, 'k', { user: '7' }],
    ['no context at all', { kind: 'custom', key: 'k' }, 'k', {}],
    [
      'context keys of wrong types',
      { kind: 'custom', key: 'k', contextKeys: { user: 7, org: '', team: 't' } },
      'k',
      { team: 't' },
    ],
  ])('%s', (_, event, key, contextKeys) => {
    const { events, ignored } = read([event])
    expect(ignored.size).toBe(0)
    expect(events).toHaveLength(1)
    expect(events[0]!.key).toBe(key)
    expect(Object.fromEntries(events[0]!.contextKeys)).toEqual(contextKeys)
    expect(events[0]!.json).toEqual(event)
  })
})

test('turns a user of schema 3 into a context', () => {
  const user = { key: 'a', name: 'N', custom: { plan: 'x' }, privateAttrs: ['email'] }
  expect(read([{ kind: 'identify', user }]).events[0]!.context).toEqual({
    kind: 'user',
    key: 'a',
    name: 'N',
    plan: 'x',
    _meta: { redactedAttributes: ['email'] },
  })
})

test('keeps the private names of a user of schema 3, as references', () => {
  const user = { key: 'a', '/odd~': 1, email: 'e', privateAttributeNames: ['email', '/odd~', 7] }
  expect(read([{ kind: 'identify', user }]).events[0]!.context).toMatchObject({
    _meta: { privateAttributes: ['email', '/~1odd~0', 7] },
  })
})

describe('counts what it cannot use', () => {
  test.each<[string, unknown, Record<string, number>]>([
    [
      'unknown kinds by name',
      [{ kind: 'alias' }, { kind: 'alias' }, { kind: '__proto__' }],
      { alias: 2, ['__proto__']: 1 },
    ],
    ['things that are no events', [null, 1, 'x', [], {}, { kind: 7 }], { '': 6 }],
    ['a feature without key', [{ kind: 'feature' }], { '': 1 }],
    ['a custom event with an endless key', [{ kind: 'custom', key: 'k'.repeat(501) }], { '': 1 }],
    ['a key with a zero character', [{ kind: 'custom', key: 'a\0b' }], { '': 1 }],
    ['a key with half a character', [{ kind: 'custom', key: 'a\ud83d' }], { '': 1 }],
    ['a migration event without evaluation', [{ kind: 'migration_op' }], { '': 1 }],
    ['an identify without context', [{ kind: 'identify', contextKeys: { user: 'u' } }], { '': 1 }],
    ['a body that is no object', 'hello', { '': 1 }],
  ])('%s', (_, body, expected) => {
    const { events, counts, diagnostics, ignored } = read(body)
    expect([events, counts, diagnostics]).toEqual([[], [], []])
    expect([...ignored]).toEqual(Object.entries(expected))
  })

  test('at most twenty kinds by name', () => {
    const { ignored } = read(Array.from({ length: 100 }, (_, i) => ({ kind: `k${i}` })))
    expect(ignored.size).toBe(21)
    expect(ignored.get('')).toBe(80)
  })
})

describe('reads the counters of summaries', () => {
  const counters = (list: unknown): unknown => [
    { kind: 'summary', startDate: 1, endDate: 2, features: { f: { default: null, counters: list } } },
  ]
  test.each<[string, unknown, object[]]>([
    ['a variation', [{ value: true, count: 2, variation: 0, version: 1 }], [{ variation: 0, version: 1, count: 2 }]],
    ['an unknown flag', [{ value: 'd', count: 1, unknown: true }], [{ variation: null, version: null, count: 1 }]],
    ['a known flag that served the default', [{ count: 1, version: 3 }], [{ variation: null, version: 3, count: 1 }]],
    [
      'two variations',
      [
        { count: 1, variation: 0, version: 1 },
        { count: 2, variation: 1, version: 1 },
      ],
      [
        { variation: 0, version: 1, count: 1 },
        { variation: 1, version: 1, count: 2 },
      ],
    ],
    [
      'counts of wrong types',
      [{ count: '1' }, { count: 0 }, { count: -1 }, { count: 1.5 }, { count: 1e12 }, null, 3],
      [],
    ],
    [
      'indexes out of range',
      [{ count: 1, variation: -1, version: 2 ** 31 }],
      [{ variation: null, version: null, count: 1 }],
    ],
    ['counters that are no list', {}, []],
  ])('%s', (_, list, expected) => {
    expect(read(counters(list)).counts).toEqual(expected.map((count) => ({ flagKey: 'f', at: 2, ...count })))
  })

  test('under every flag key, __proto__ and constructor included', () => {
    const features = '{"__proto__":{"counters":[{"count":1}]},"constructor":{"counters":[{"count":2}]}}'
    const body = JSON.parse(`[{"kind":"summary","endDate":5,"features":${features}}]`) as Json
    const { counts } = readEventPayload(body, { unsummarized: false, nowMs: NOW })
    expect(counts.map(({ flagKey, count }) => [flagKey, count])).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ])
  })

  test('of several summaries in one body', () => {
    const one = { kind: 'summary', endDate: 2, features: { f: { counters: [{ count: 1 }] } } }
    expect(read([one, one]).counts).toHaveLength(2)
  })
})

describe('an SDK that does not summarize', () => {
  const context = { kind: 'user', key: 'u1', name: 'N' }
  const feature = { kind: 'feature', creationDate: 10, key: 'f', value: 1, variation: 0, version: 3, context }

  test('has every evaluation counted and one index event per context', () => {
    const { counts, events } = read([feature, feature], true)
    expect(counts).toEqual([1, 1].map((count) => ({ flagKey: 'f', variation: 0, version: 3, count, at: 10 })))
    expect(events.map((event) => event.json)).toEqual([{ kind: 'index', creationDate: 10, context }])
  })

  test('keeps tracked events as feature events, without the control fields', () => {
    const { events } = read([{ ...feature, trackEvents: true, debugEventsUntilDate: NOW - 1 }], true)
    expect(events.map((event) => event.json)).toEqual([{ kind: 'index', creationDate: 10, context }, feature])
  })

  test('gets debug events while debugging is on', () => {
    const { events } = read([{ ...feature, debugEventsUntilDate: NOW + 1 }], true)
    expect(events.map((event) => event.kind)).toEqual(['index', 'debug'])
  })

  test('leaves out of the counts what the flag excludes', () => {
    expect(read([{ ...feature, excludeFromSummaries: true }], true).counts).toEqual([])
  })

  test('makes no second index event beside an identify', () => {
    const { events } = read([{ kind: 'identify', context }, feature], true)
    expect(events.map((event) => event.kind)).toEqual(['identify'])
  })

  test('is not counted twice when it does send a summary', () => {
    const summary = { kind: 'summary', endDate: 2, features: { f: { counters: [{ count: 1 }] } } }
    const { counts, events } = read([summary, feature], true)
    expect(counts).toHaveLength(1)
    expect(events.map((event) => event.kind)).toEqual(['summary', 'feature'])
  })

  test.each<[string | undefined, string | undefined, boolean]>([
    ['4', undefined, false],
    ['3', undefined, false],
    ['2', undefined, true],
    ['1', undefined, true],
    [undefined, undefined, true],
    ['4', 'true', true],
    ['4', 'True', true],
    ['4', 'false', false],
  ])('is known by schema %s and header %s: %s', (schema, header, expected) => {
    expect(isUnsummarized(schema, header)).toBe(expected)
  })
})

describe('reads diagnostics', () => {
  const init = {
    kind: 'diagnostic-init',
    creationDate: 5,
    id: { diagnosticId: 'x', sdkKeySuffix: 'abcdef' },
    sdk: { name: 'node-server-sdk', version: '9.13.7', wrapperName: 'w', wrapperVersion: '1' },
    platform: { name: 'Node', osArch: 'x64', osName: 'Linux', osVersion: '6', nodeVersion: '24.1.0' },
    configuration: {},
  }
  const expected = {
    kind: 'diagnostic-init',
    createdAt: 5,
    sdkName: 'node-server-sdk',
    sdkVersion: '9.13.7',
    wrapper: 'w/1',
    platform: 'Node 24.1.0, Linux',
    droppedEvents: 0,
  }
  test('from an object body', () => expect(read(init).diagnostics).toEqual([expected]))
  test('from a list', () => expect(read([init]).diagnostics).toEqual([expected]))
  test('with nothing in it', () => {
    expect(read({ kind: 'diagnostic', sdk: 3, platform: [], droppedEvents: 'x' }).diagnostics).toEqual([
      { kind: 'diagnostic', createdAt: null, sdkName: '', sdkVersion: '', wrapper: '', platform: '', droppedEvents: 0 },
    ])
  })
  test('with dropped events', () => {
    expect(read({ kind: 'diagnostic-combined', droppedEvents: 4 }).diagnostics[0]!.droppedEvents).toBe(4)
  })
})

test('never throws and loses no event silently, whatever JSON comes', () => {
  const kind = fc.constantFrom('index', 'identify', 'feature', 'custom', 'summary', 'migration_op', 'diagnostic', 'odd')
  const event = fc.record(
    {
      kind,
      key: fc.jsonValue(),
      creationDate: fc.jsonValue(),
      context: fc.oneof(
        fc.jsonValue(),
        fc.record({ kind: fc.constantFrom('user', 'multi'), key: fc.jsonValue(), _meta: fc.jsonValue() }),
      ),
      contextKeys: fc.jsonValue(),
      user: fc.jsonValue(),
      features: fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.record({ counters: fc.array(fc.jsonValue()) }))),
      evaluation: fc.jsonValue(),
      sdk: fc.jsonValue(),
      platform: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(event, fc.jsonValue())), (body) => {
      const { events, diagnostics, ignored } = read(body)
      const dropped = [...ignored.values()].reduce((sum, count) => sum + count, 0)
      expect(events.length + diagnostics.length + dropped).toBe(body.length)
      read(body, true)
    }),
  )
})
