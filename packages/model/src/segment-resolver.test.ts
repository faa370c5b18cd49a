import { expect, test } from 'vitest'
import { newSegmentDefinition } from './segment-factory.ts'
import { resolveSegment } from './segment-resolver.ts'

const clause = { contextKind: 'user', attribute: 'email', op: 'in', values: ['a'], negate: false }

test('writes every property that SDKs need and nothing that people wrote', () => {
  const segment = newSegmentDefinition({
    key: 'staff',
    name: 'Secret',
    description: 'Secret',
    tags: ['x'],
    salt: 'salt',
  })
  expect(resolveSegment(segment, 3)).toEqual({
    key: 'staff',
    version: 3,
    included: [],
    excluded: [],
    includedContexts: [],
    excludedContexts: [],
    rules: [],
    salt: 'salt',
    generation: null,
  })
})

test('keeps users apart from other kinds', () => {
  const targets = [
    { contextKind: 'org', values: ['o1'] },
    { contextKind: 'user', values: ['ann'] },
  ]
  const segment = newSegmentDefinition({ key: 'staff', salt: 'salt', included: targets, excluded: targets })
  expect(resolveSegment(segment, 1)).toMatchObject({
    included: ['ann'],
    includedContexts: [{ contextKind: 'org', values: ['o1'] }],
    excluded: ['ann'],
    excludedContexts: [{ contextKind: 'org', values: ['o1'] }],
  })
})

test('writes the kind of a share, and escapes what was a literal name without it', () => {
  const rules = [
    { id: 'all', description: 'Secret', clauses: [clause], bucketBy: 'ignored' },
    { id: 'some', description: '', clauses: [], weight: 1 },
    { id: 'literal', description: '', clauses: [], weight: 2, bucketBy: '/a' },
    { id: 'path', description: '', clauses: [], weight: 3, bucketBy: '/a', rolloutContextKind: 'org' },
  ]
  expect(resolveSegment(newSegmentDefinition({ key: 'staff', salt: 's', rules }), 1).rules).toEqual([
    { id: 'all', clauses: [clause] },
    { id: 'some', clauses: [], weight: 1, bucketBy: 'key', rolloutContextKind: 'user' },
    { id: 'literal', clauses: [], weight: 2, bucketBy: '/~1a', rolloutContextKind: 'user' },
    { id: 'path', clauses: [], weight: 3, bucketBy: '/a', rolloutContextKind: 'org' },
  ])
})
