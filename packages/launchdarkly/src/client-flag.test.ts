import type { FlagEvaluation, Reason } from '@guidon/evaluation'
import type { Flag } from '@guidon/model'
import { describe, expect, test } from 'vitest'
import { smallFlag } from '../test/item-fixtures.ts'
import { encodeBootstrap } from './bootstrap-payload.ts'
import { clientFlag, encodeClientFlags, isVisibleTo } from './client-flag.ts'
import { encodeClientDelete, encodeClientPatch, encodeClientPut, PING_EVENT } from './client-stream.ts'

const options = { environmentVersion: 7, withReasons: false }
const fallthrough: Reason = { kind: 'FALLTHROUGH' }

function evaluated(
  change: Partial<Flag> = {},
  reason: Reason = fallthrough,
  prerequisites: string[] = [],
): FlagEvaluation {
  const flag = { ...smallFlag('a'), version: 3, ...change }
  return { flag, evaluation: { value: true, variation: 0, reason }, directPrerequisites: prerequisites }
}

describe('an entry for client SDKs', () => {
  test('says no more than it must', () => {
    expect(clientFlag(evaluated(), options)).toStrictEqual({ value: true, variation: 0, version: 7, flagVersion: 3 })
  })

  test('has no variation when there is none', () => {
    const nothing = { ...evaluated(), evaluation: { value: null, reason: { kind: 'OFF' } } as const }
    expect(clientFlag(nothing, options)).toStrictEqual({ value: null, version: 7, flagVersion: 3 })
  })

  test('has the reason when the SDK asks', () => {
    expect(clientFlag(evaluated(), { ...options, withReasons: true }).reason).toEqual(fallthrough)
  })

  test.each<[string, FlagEvaluation]>([
    ['by its reason', evaluated({}, { kind: 'FALLTHROUGH', inExperiment: true })],
    ['by its fallthrough', evaluated({ trackEventsFallthrough: true })],
    [
      'by its rule',
      evaluated(
        { rules: [{ id: 'r', clauses: [], variation: 0, trackEvents: true }] },
        { kind: 'RULE_MATCH', ruleIndex: 0, ruleId: 'r' },
      ),
    ],
  ])('of an experiment (%s) is tracked with its reason', (_, evaluation) => {
    const entry = clientFlag(evaluation, options)
    expect(entry).toMatchObject({ trackEvents: true, trackReason: true, reason: evaluation.evaluation.reason })
  })

  test('of a tracked flag is tracked without its reason', () => {
    expect(clientFlag(evaluated({ trackEvents: true }), options)).toStrictEqual({
      value: true,
      variation: 0,
      version: 7,
      flagVersion: 3,
      trackEvents: true,
    })
  })

  test('passes on debugging and prerequisites', () => {
    const entry = clientFlag(evaluated({ debugEventsUntilDate: 99 }, fallthrough, ['p', 'q']), options)
    expect(entry).toMatchObject({ debugEventsUntilDate: 99, prerequisites: ['p', 'q'] })
  })

  test('is safe under any key', () => {
    const text = encodeClientFlags([evaluated({ key: '__proto__' })], options)
    expect(text).toBe('{"__proto__":{"value":true,"variation":0,"flagVersion":3,"version":7}}')
  })
})

test.each([
  ['server', false, false, true],
  ['mobile', true, false, true],
  ['mobile', false, true, false],
  ['browser', false, true, true],
  ['browser', true, false, false],
] as const)(
  '%s SDKs and a flag for mobile (%s) and browsers (%s)',
  (audience, usingMobileKey, usingEnvironmentId, visible) => {
    const clientSideAvailability = { usingMobileKey, usingEnvironmentId }
    expect(isVisibleTo({ ...smallFlag('a'), clientSideAvailability }, audience)).toBe(visible)
  },
)

describe('the stream of client SDKs', () => {
  test('puts all entries', () => {
    expect(encodeClientPut('{}')).toBe('event: put\ndata: {}\n\n')
  })

  test('patches one entry, its key inside', () => {
    expect(encodeClientPatch('a', { value: 1, version: 7, flagVersion: 3 })).toBe(
      'event: patch\ndata: {"key":"a","value":1,"version":7,"flagVersion":3}\n\n',
    )
  })

  test('deletes by the version of the environment', () => {
    expect(encodeClientDelete('a\nb', 8)).toBe('event: delete\ndata: {"key":"a\\nb","version":8}\n\n')
  })

  test('pings with data, since browsers drop events without', () => {
    expect(PING_EVENT).toBe('event: ping\ndata: {}\n\n')
  })
})

describe('a bootstrap payload', () => {
  const debugged = evaluated({ key: 'd', debugEventsUntilDate: 1_000 })

  test('has values by key and their details aside', () => {
    expect(JSON.parse(encodeBootstrap([evaluated()], 0))).toStrictEqual({
      a: true,
      $flagsState: { a: { variation: 0, version: 3 } },
      $valid: true,
    })
  })

  test('has reasons when asked', () => {
    const { $flagsState } = JSON.parse(encodeBootstrap([evaluated()], 0, { withReasons: true }))
    expect($flagsState.a.reason).toEqual(fallthrough)
  })

  test.each<[string, FlagEvaluation, number, object]>([
    ['no details of an ordinary flag', evaluated({ key: 'd' }), 0, { variation: 0 }],
    [
      'details of a tracked flag',
      evaluated({ key: 'd', trackEvents: true }),
      0,
      { variation: 0, trackEvents: true, version: 3, reason: fallthrough },
    ],
    [
      'details of a flag being debugged',
      debugged,
      999,
      { variation: 0, debugEventsUntilDate: 1_000, version: 3, reason: fallthrough },
    ],
    ['no details once debugging is over', debugged, 1_000, { variation: 0, debugEventsUntilDate: 1_000 }],
  ])('for tracked flags only has %s', (_, evaluation, nowMs, state) => {
    const settings = { withReasons: true, detailsOnlyForTrackedFlags: true }
    expect(JSON.parse(encodeBootstrap([evaluation], nowMs, settings)).$flagsState.d).toStrictEqual(state)
  })
})
