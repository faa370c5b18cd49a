import { OPERATORS, type Clause, type Flag, type Json, type Rollout, type Segment, type Serve } from '@guidon/model'
import { flagItem, segmentItem } from '../published-server.ts'
import type { ItemToPublish } from '../../src/features/publishing/index.ts'
import type { RandomSource } from './random-source.ts'

// Few names and values, so that clauses, targets and prerequisites hit often. Only what every SDK reads alike is made:
// validation refuses the rest (loose dates, patterns that are not portable, invalid references, seed 0).

const KINDS = ['user', 'org', 'device', 'a-b.c_1']
const KEYS = ['k1', 'k2', 'k3', 'ünï', 'a:b%', '😀', '__proto__', 'constructor', '7']
const ATTRIBUTES = [
  'key',
  'name',
  'anonymous',
  'kind',
  'plan',
  'age',
  'since',
  'release',
  'groups',
  'address',
  '__proto__',
]
const REFERENCES = [
  ...ATTRIBUTES,
  '/plan',
  '/address/city',
  '/address/zip/0',
  '/a~1b',
  '/a~0b',
  'a/b',
  '/groups/0',
  '/nope/x',
]
const TEXTS = ['gold', 'silver', 'goldsmith', 'old', '', 'G', 'k1', 'user', 'org', 'line\nbreak', 'ünï', 'a+b']
const PATTERNS = ['^gold', 'old$', 'g.ld', '[gs]', 'ü|ö', '^$', '\\d+', '(a|b)+c?', 'a\\+b', '^k[0-9]$', 'l{1,2}', '.*']
const NUMBERS = [0, 1, -1, 7, 3.5, 100_000, 1e15, 1_512_543_600_000, 9_007_199_254_740_991]
const DATES = [
  '2017-12-06T00:00:00.000-07:00',
  '2017-12-06T07:00:00.000Z',
  '2017-12-06T07:00:00Z',
  '2017-12-06T07:00:00.001Z',
  '2020-02-29T23:59:59.999999999+14:00',
  'not a date',
]
const VERSIONS = [
  '2',
  '2.0',
  '2.0.0',
  '2.0.0+build',
  '2-rc',
  '2.0.0-rc.1',
  '2.0.0-rc.2.green',
  '2.0.1',
  '10.0.0',
  '02.0.0',
  'v2',
  '2.0.0.0',
  '',
]
const VALUES: Json[] = [true, false, 'text', '', 0, 1.5, null, { a: [1, null] }, [], JSON.parse('{"__proto__":1}')]

/** A context in any of its JSON forms. */
export function randomContext(random: RandomSource): Record<string, unknown> {
  if (random.chance(0.1)) return randomLegacyUser(random)
  const kinds = KINDS.filter(() => random.chance(0.5))
  if (kinds.length < 2) return { kind: kinds[0] ?? 'user', ...randomPart(random) }
  return { kind: 'multi', ...Object.fromEntries(kinds.map((kind) => [kind, randomPart(random)])) }
}

function randomPart(random: RandomSource): Record<string, unknown> {
  const attributes: [string, unknown][] = [
    ['name', random.pick(TEXTS)],
    ['anonymous', random.chance(0.5)],
    ['plan', random.pick([...TEXTS, 7, true, null])],
    ['age', random.pick<Json>([...NUMBERS, 'gold', [1, 7]])],
    ['since', random.pick<Json>([...DATES, ...NUMBERS])],
    ['release', random.pick<Json>([...VERSIONS, 2])],
    ['groups', random.list<Json>(0, 3, () => random.pick<Json>([...TEXTS, ...NUMBERS, ['gold'], null]))],
    ['address', { city: random.pick(TEXTS), zip: random.pick<Json>([['1'], { 0: 'gold' }]) }],
    ['a/b', random.pick(TEXTS)],
    ['a~b', random.pick(TEXTS)],
    ['__proto__', random.pick(TEXTS)],
  ]
  return { key: random.pick(KEYS), ...Object.fromEntries(attributes.filter(() => random.chance(0.7))) }
}

function randomLegacyUser(random: RandomSource): Record<string, unknown> {
  return {
    key: random.pick(KEYS),
    name: random.pick(TEXTS),
    custom: { plan: random.pick(TEXTS), age: random.pick(NUMBERS) },
  }
}

/** Flags and segments that refer to each other, also in circles and to what does not exist. */
export function randomItems(random: RandomSource, size: { flags: number; segments: number }): ItemToPublish[] {
  const flagKeys = Array.from({ length: size.flags }, (_, index) => `flag-${index}`)
  const segmentKeys = Array.from({ length: size.segments }, (_, index) => `segment-${index}`)
  const names = { flags: [...flagKeys, 'no-flag'], segments: [...segmentKeys, 'no-segment'] }
  return [
    ...segmentKeys.map((key) => segmentItem(key, randomSegment(random, names))),
    ...flagKeys.map((key) => flagItem(key, randomFlag(random, names))),
  ]
}

interface Names {
  readonly flags: readonly string[]
  readonly segments: readonly string[]
}

function randomFlag(random: RandomSource, names: Names): Partial<Flag> {
  const variations = random.list(2, 4, () => random.pick(VALUES))
  const variation = (): number =>
    random.chance(0.02) ? random.pick([-1, 9]) : random.integer(0, variations.length - 1)
  const targets = random.list(0, 2, () => ({ variation: variation(), values: randomKeys(random) }))
  const others = random.list(0, 2, () => ({
    contextKind: random.pick(KINDS.slice(1)),
    variation: variation(),
    values: randomKeys(random),
  }))
  const placeholders = targets.map((target) => ({ contextKind: 'user', variation: target.variation, values: [] }))
  return {
    on: random.chance(0.9),
    variations,
    offVariation: random.chance(0.2) ? null : variation(),
    fallthrough: randomServe(random, variation),
    prerequisites: random.chance(0.7)
      ? []
      : random.list(1, 2, () => ({ key: random.pick(names.flags), variation: variation() })),
    targets,
    contextTargets: random.chance(0.5) ? [] : [...others, ...placeholders],
    rules: random.list(0, 4, (index) => ({
      id: `rule-${index}`,
      clauses: randomClauses(random, names),
      ...randomServe(random, variation),
      trackEvents: random.chance(0.2),
    })),
    salt: random.pick(['', 'salt', 'sältö']),
    trackEventsFallthrough: random.chance(0.2),
  }
}

function randomSegment(random: RandomSource, names: Names): Partial<Segment> {
  const lists = () =>
    random.list(0, 2, () => ({ contextKind: random.pick(KINDS.slice(1)), values: randomKeys(random) }))
  return {
    included: randomKeys(random),
    excluded: randomKeys(random),
    includedContexts: lists(),
    excludedContexts: lists(),
    rules: random.list(0, 3, (index) => ({
      id: `rule-${index}`,
      clauses: randomClauses(random, names),
      ...(random.chance(0.5) && {
        weight: random.integer(0, 100_000),
        rolloutContextKind: random.pick(KINDS),
        ...(random.chance(0.3) && { bucketBy: randomBucketBy(random) }),
      }),
    })),
  }
}

function randomServe(random: RandomSource, variation: () => number): Serve {
  if (random.chance(0.5)) return { variation: variation() }
  return { rollout: randomRollout(random, variation) }
}

function randomRollout(random: RandomSource, variation: () => number): Rollout {
  // Sometimes the weights do not reach the whole: the last variation gets the rest.
  const total = random.chance(0.1) ? random.integer(0, 99_999) : 100_000
  const kind = random.pick(['rollout', 'rollout', 'experiment'] as const)
  return {
    kind,
    contextKind: random.pick(KINDS),
    ...(random.chance(0.3) && { bucketBy: randomBucketBy(random) }),
    ...(random.chance(0.3) && { seed: random.integer(1, 2 ** 31 - 1) }),
    variations: random.parts(random.integer(1, 4), total).map((weight) => ({
      variation: variation(),
      weight,
      ...(kind === 'experiment' && random.chance(0.3) && { untracked: true }),
    })),
  }
}

function randomClauses(random: RandomSource, names: Names): Clause[] {
  return random.list(0, 2, () => randomClause(random, names))
}

function randomClause(random: RandomSource, names: Names): Clause {
  const negate = random.chance(0.2)
  const contextKind = random.pick(KINDS)
  const op = random.chance(0.02) ? 'no-operator' : random.pick(OPERATORS)
  if (op === 'segmentMatch') {
    return { contextKind, attribute: '', op, values: random.list(0, 3, () => random.pick(names.segments)), negate }
  }
  const values = random.list<Json>(0, 4, () => (random.chance(0.1) ? random.pick(VALUES) : randomValue(random, op)))
  return { contextKind, attribute: random.pick(REFERENCES), op, values, negate }
}

function randomValue(random: RandomSource, op: string): Json {
  if (op === 'matches') return random.pick(PATTERNS)
  if (op === 'before' || op === 'after') return random.pick<Json>([...DATES, ...NUMBERS])
  if (op.startsWith('semVer')) return random.pick(VERSIONS)
  if (op.endsWith('Than') || op.endsWith('OrEqual')) return random.pick(NUMBERS)
  return random.pick<Json>([...TEXTS, ...KEYS, ...KINDS, ...NUMBERS, true, false])
}

/** Not `kind`: Node's SDK does not find it in every form of a context. */
function randomBucketBy(random: RandomSource): string {
  const reference = random.pick(REFERENCES)
  return reference === 'kind' ? 'key' : reference
}

function randomKeys(random: RandomSource): string[] {
  return random.list(0, 3, () => random.pick(KEYS))
}
