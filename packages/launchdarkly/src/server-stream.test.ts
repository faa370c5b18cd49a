import { describe, expect, test } from 'vitest'
import { inSendingOrder, type ItemChange } from './item-change.ts'
import { encodeFlag, encodeSegment } from './item-encoder.ts'
import { dataSet, smallFlag, smallSegment } from '../test/item-fixtures.ts'
import { encodeFlagsChanges, encodeFlagsPut, encodeServerChanges, encodeServerPut } from './server-stream.ts'

const flag = smallFlag('a')
const segment = smallSegment('s')

function flagChange(key: string, needs: string[] = []): ItemChange {
  const prerequisites = needs.map((needed) => ({ key: needed, variation: 0 }))
  return { kind: 'flag', key, version: 2, value: { ...smallFlag(key), version: 2, prerequisites } }
}

function segmentChange(key: string, needs: string[] = []): ItemChange {
  const clauses = [{ contextKind: 'user', attribute: '', op: 'segmentMatch', values: needs, negate: false }]
  return {
    kind: 'segment',
    key,
    version: 2,
    value: { ...smallSegment(key), version: 2, rules: [{ id: 'r', clauses }] },
  }
}

function deletion(kind: 'flag' | 'segment', key: string): ItemChange {
  return { kind, key, version: 5, value: null }
}

describe('the stream of server SDKs', () => {
  test('starts with everything', () => {
    expect(encodeServerPut(dataSet([flag], [segment]), unexpected)).toBe(
      `event: put\ndata: {"path":"/","data":{"flags":{"a":${encodeFlag(flag)}},"segments":{"s":${encodeSegment(segment)}}}}\n\n`,
    )
  })

  test('continues with one event for each change', () => {
    const changes: ItemChange[] = [{ kind: 'flag', key: 'a', version: 1, value: flag }, deletion('segment', 's')]
    expect(encodeServerChanges(changes, unexpected)).toBe(
      `event: patch\ndata: {"path":"/flags/a","data":${encodeFlag(flag)}}\n\n` +
        `event: delete\ndata: {"path":"/segments/s","version":5}\n\n`,
    )
  })

  test.each(['a/b', 'x%2Fy', '😀', '__proto__', 'new\nline'])('writes the key %j into the path as it is', (key) => {
    const [, data] = encodeServerChanges([deletion('flag', key)], unexpected).split('data: ')
    expect(JSON.parse(data!).path).toBe(`/flags/${key}`)
  })

  test('never carries a malformed change', () => {
    const reports: string[] = []
    const broken: ItemChange = { kind: 'flag', key: 'b', version: 1, value: { ...smallFlag('b'), on: null as never } }
    const unversioned: ItemChange = { kind: 'flag', key: 'c', version: Number.NaN, value: null }
    expect(encodeServerChanges([broken, unversioned], (error) => reports.push(error.message))).toBe('')
    expect(reports).toHaveLength(2)
  })
})

describe('the stream of SDKs older than segments', () => {
  test('has flags only, without their kind in the path', () => {
    expect(encodeFlagsPut(new Map([['a', flag]]), unexpected)).toBe(`event: put\ndata: {"a":${encodeFlag(flag)}}\n\n`)
    expect(encodeFlagsChanges([deletion('flag', 'a'), segmentChange('s')], unexpected)).toBe(
      'event: delete\ndata: {"path":"/a","version":5}\n\n',
    )
  })
})

describe('the order of a change set', () => {
  const order = (changes: ItemChange[]) => inSendingOrder(changes).map(({ kind, key }) => `${kind} ${key}`)

  test('puts segments before flags and deleted segments last', () => {
    const changes = [deletion('segment', 'old'), deletion('flag', 'gone'), flagChange('a'), segmentChange('s')]
    expect(order(changes)).toEqual(['segment s', 'flag a', 'flag gone', 'segment old'])
  })

  test('puts what is referred to first', () => {
    expect(order([flagChange('c', ['b']), flagChange('b', ['a', 'elsewhere']), flagChange('a')])).toEqual([
      'flag a',
      'flag b',
      'flag c',
    ])
    expect(order([segmentChange('t', ['s']), segmentChange('s')])).toEqual(['segment s', 'segment t'])
  })

  test('survives circles', () => {
    expect(order([flagChange('a', ['b']), flagChange('b', ['a'])])).toEqual(['flag b', 'flag a'])
  })
})

function unexpected(error: Error): never {
  throw error
}
