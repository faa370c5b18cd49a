import type { Flag, Segment } from '@guidon/model'
import { describe, expect, test } from 'vitest'
import { encodeDataSet, encodeFlag, encodeSegment, MalformedItemError } from './item-encoder.ts'
import { dataSet, fullFlag, fullSegment, smallFlag, smallSegment } from '../test/item-fixtures.ts'
import { strictFlagIssues, strictSegmentIssues } from '../test/strict-reading.ts'

describe('a flag on the wire', () => {
  test('with nothing set has every field that the strictest SDK needs', () => {
    expect(encodeFlag(smallFlag('a'))).toBe(
      '{"key":"a","version":1,"on":false,"prerequisites":[],"targets":[],"contextTargets":[],"rules":[],' +
        '"fallthrough":{"variation":0},"offVariation":null,"variations":[true,false],"salt":"s","clientSide":false,' +
        '"clientSideAvailability":{"usingMobileKey":false,"usingEnvironmentId":false},"trackEvents":false,' +
        '"trackEventsFallthrough":false,"debugEventsUntilDate":null,"deleted":false}',
    )
  })

  test('with everything set keeps everything', () => {
    expect(JSON.parse(encodeFlag(fullFlag))).toEqual({
      ...fullFlag,
      clientSide: true,
      deleted: false,
    })
  })

  test.each([smallFlag('a'), fullFlag])('passes the strictest reading', (flag) => {
    expect(strictFlagIssues(JSON.parse(encodeFlag(flag)))).toEqual([])
  })

  test('leaves out what is ours alone', () => {
    const withNames = {
      ...smallFlag('a'),
      name: 'Secret plan',
      rules: [{ ...fullFlag.rules[0]!, description: 'VIPs' }],
    }
    expect(encodeFlag(withNames)).not.toMatch(/Secret|VIPs/)
  })

  test('leaves out the defaults that every SDK assumes', () => {
    const text = encodeFlag({ ...smallFlag('a'), samplingRatio: 1, excludeFromSummaries: false })
    expect(text).not.toMatch(/samplingRatio|excludeFromSummaries|migration/)
  })

  test('writes the context kind of an old clause, and its attribute as a reference', () => {
    const clause = { attribute: '/a~b', op: 'in', values: ['x'], negate: false }
    const flag = { ...smallFlag('a'), rules: [{ id: 'r', clauses: [clause], variation: 0, trackEvents: false }] }
    expect(JSON.parse(encodeFlag(flag)).rules[0].clauses[0]).toEqual({
      ...clause,
      contextKind: 'user',
      attribute: '/~1a~0b',
    })
  })

  test('keeps keys like `__proto__` inside values', () => {
    const value = JSON.parse('{"__proto__":{"a":1}}')
    expect(encodeFlag({ ...smallFlag('a'), variations: [value] })).toContain('"variations":[{"__proto__":{"a":1}}]')
  })
})

describe('a flag that some SDK would misread is refused', () => {
  const cases: [string, Partial<Record<keyof Flag, unknown>>, string][] = [
    ['version 0', { version: 0 }, '/version'],
    ['a version that Java cannot hold', { version: 2 ** 31 }, '/version'],
    ['a version with a fraction', { version: 1.5 }, '/version'],
    ['no name', { key: '' }, '/key'],
    ['on as null', { on: null }, '/on'],
    ['a salt that is missing', { salt: undefined }, '/salt'],
    ['a fallthrough that serves nothing', { fallthrough: {} }, '/fallthrough/variation'],
    ['an off variation as text', { offVariation: '1' }, '/offVariation'],
    ['a target with numbers', { targets: [{ variation: 0, values: [1] }] }, '/targets/0/values/0'],
    ['a value that JSON cannot hold', { variations: [Number.NaN] }, '/variations/0'],
    ['a value that is nothing', { variations: [undefined] }, '/variations/0'],
    ['a debug date before 1970', { debugEventsUntilDate: -1 }, '/debugEventsUntilDate'],
    ['a rule without negate', { rules: [ruleWith({ negate: undefined })] }, '/rules/0/clauses/0/negate'],
    ['a rule with an operator null', { rules: [ruleWith({ op: null })] }, '/rules/0/clauses/0/op'],
    ['a weight above the whole', { fallthrough: rolloutWith(100_001) }, '/fallthrough/rollout/variations/0/weight'],
    ['a weight with a fraction', { fallthrough: rolloutWith(0.5) }, '/fallthrough/rollout/variations/0/weight'],
  ]
  test.each(cases)('%s', (_, change, path) => {
    const encode = () => encodeFlag({ ...smallFlag('a'), ...change } as Flag)
    expect(encode).toThrow(MalformedItemError)
    expect(encode).toThrow(path)
  })

  function ruleWith(clause: object) {
    const clauses = [{ contextKind: 'user', attribute: 'a', op: 'in', values: [], negate: false, ...clause }]
    return { id: 'r', clauses, variation: 0, trackEvents: false }
  }

  function rolloutWith(weight: number) {
    return { rollout: { kind: 'rollout', contextKind: 'user', variations: [{ variation: 0, weight }] } }
  }
})

describe('a segment on the wire', () => {
  test('with nothing set has every field that the strictest SDK needs', () => {
    expect(encodeSegment(smallSegment('s'))).toBe(
      '{"key":"s","version":1,"included":[],"excluded":[],"includedContexts":[],"excludedContexts":[],"rules":[],' +
        '"salt":"s","generation":null,"deleted":false}',
    )
  })

  test('with everything set keeps everything', () => {
    expect(JSON.parse(encodeSegment(fullSegment))).toEqual({ ...fullSegment, deleted: false })
  })

  test.each([smallSegment('s'), fullSegment])('passes the strictest reading', (segment) => {
    expect(strictSegmentIssues(JSON.parse(encodeSegment(segment)))).toEqual([])
  })

  test('drops the bucketing of a rule without a weight', () => {
    const rule = { id: 'r', clauses: [], bucketBy: 'email' }
    expect(JSON.parse(encodeSegment({ ...smallSegment('s'), rules: [rule] })).rules).toEqual([{ id: 'r', clauses: [] }])
  })

  test('is refused when some SDK would misread it', () => {
    expect(() => encodeSegment({ ...smallSegment('s'), generation: 'x' } as unknown as Segment)).toThrow('/generation')
  })
})

describe('a data set on the wire', () => {
  test('has both maps even when empty', () => {
    expect(encodeDataSet(dataSet([], []), unexpected)).toBe('{"flags":{},"segments":{}}')
  })

  test('keeps keys that are special in JavaScript', () => {
    const keys = ['__proto__', 'constructor', 'toString', 'a/b%2F', '😀', 'line\nbreak', '"quoted"']
    const text = encodeDataSet(dataSet(keys.map(smallFlag), keys.map(smallSegment)), unexpected)
    expect(Object.keys(JSON.parse(text).flags)).toEqual(keys)
    expect(Object.keys(JSON.parse(text).segments)).toEqual(keys)
    expect(text).not.toContain('\n')
  })

  test('leaves out a malformed item, reports it, and keeps the rest', () => {
    const reports: string[] = []
    const broken = { ...smallFlag('broken'), salt: null as never }
    const text = encodeDataSet(dataSet([broken, smallFlag('fine')], []), (error) => reports.push(error.message))
    expect(Object.keys(JSON.parse(text).flags)).toEqual(['fine'])
    expect(reports).toEqual(['The flag "broken" cannot be sent to SDKs: /salt must be a string.'])
  })
})

function unexpected(error: Error): never {
  throw error
}
