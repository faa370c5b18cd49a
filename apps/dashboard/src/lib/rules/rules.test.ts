import type { SeenAttribute } from '@guidon/api'
import type { Clause } from '@guidon/model'
import { expect, test } from 'vitest'
import { attributeCatalog, catalogKey, type KnownAttribute } from './attribute-catalog.ts'
import {
  isUnfinished,
  knownOf,
  parseSubject,
  subjectOfClause,
  subjectReadings,
  subjectText,
  withSubject,
} from './clause-subject.ts'
import { clauseWarning } from './clause-warning.ts'
import { operatorsFor, valueOf } from './operators.ts'
import { hasColumns, keyColumn, mergeValues, readPasted, valuesOf } from './pasted-values.ts'

const seen = (name: string, ...values: readonly (readonly [string | number | boolean, number])[]): SeenAttribute => ({
  kind: 'user',
  name,
  values: values.map(([value, count]) => ({ value, count })),
  lastSeenAt: 1,
})
const known = (attribute: SeenAttribute): KnownAttribute => {
  const found = attributeCatalog([attribute], []).values().next().value
  if (found === undefined) throw new Error('nothing is known')
  return found
}
const clause: Clause = { contextKind: 'user', attribute: 'plan', op: 'in', values: ['gold'], negate: false }

test.each([
  [seen('plan', ['gold', 3], ['free', 9]), 'text'],
  [seen('age', [40, 3], ['old', 1]), 'number'],
  [seen('beta', [true, 1]), 'boolean'],
  [seen('app', ['24.8.0', 3], ['24.9.1-rc.1', 1]), 'version'],
  [seen('since', ['2026-09-01T06:00:00Z', 3]), 'date'],
  [seen('nothing'), null],
])('%j has type %s', (attribute, type) => {
  expect(known(attribute).type).toBe(type)
})

test('an attribute whose name begins with a slash is referred to with the slash escaped', () => {
  expect(known(seen('/a~b', ['x', 1])).attribute).toBe('/~1a~0b')
})

test('every kind has key, name and anonymous; what was seen of them is better', () => {
  const catalog = attributeCatalog([seen('key', ['u-1', 2])], ['user', 'org'])
  expect(catalog.get(catalogKey('org', 'anonymous'))?.values).toEqual([true, false])
  expect(catalog.get(catalogKey('user', 'key'))?.values).toEqual(['u-1'])
})

test('operators fit the type, and the one in use stays', () => {
  expect(operatorsFor(known(seen('beta', [true, 1])), 'in')).toEqual(['in'])
  expect(operatorsFor(known(seen('beta', [true, 1])), 'contains')).toEqual(['in', 'contains'])
  expect(operatorsFor(known(seen('age', [1, 1])), 'in')).not.toContain('contains')
  expect(operatorsFor(undefined, 'in')).toContain('semVerEqual')
})

test.each([
  ['40', 'greaterThan', undefined, 40],
  ['forty', 'greaterThan', undefined, 'forty'],
  ['', 'greaterThan', undefined, ''],
  ['40', 'in', undefined, '40'],
  ['40', 'in', known(seen('age', [1, 1])), 40],
  ['true', 'in', known(seen('beta', [true, 1])), true],
  ['true', 'contains', known(seen('beta', [true, 1])), 'true'],
  ['2026-09-01T06:00:00Z', 'before', undefined, '2026-09-01T06:00:00Z'],
])('"%s" for %s is %j', (text, op, attribute, value) => {
  expect(valueOf(text, op, attribute)).toBe(value)
})

test.each([
  ['user.plan', 'user.plan'],
  ['org./address/city', 'org./address/city'],
  ['email', 'org.email'],
  ['device.os.version', 'org.device.os.version'],
  ['user.', 'org.user.'],
  ['segment', 'segment'],
  ['context kind', 'context kind'],
  ['district › plan', 'district.plan'],
  ['district › plan.name', 'district.plan.name'],
])('"%s" is read as %s', (typed, read) => {
  const subject = parseSubject(typed, ['user', 'org'], 'org')
  expect(subject === null ? null : subjectText(subject)).toBe(read)
})

test.each<[string, readonly string[]]>([
  ['district.plan', ['district › plan', 'district.plan']],
  ['device.os.version', ['device › os.version', 'device.os.version']],
  ['user.district.plan', ['user.district.plan']],
  ['plan', ['plan']],
  ['district.', ['district.']],
  ['multi.plan', ['multi.plan']],
  ['/address.city', ['/address.city']],
])('"%s" may mean %j', (typed, readings) => {
  expect(subjectReadings(typed, ['user', 'org'], 'user').map(({ value }) => value)).toEqual(readings)
})

test('nothing typed is no subject', () => {
  expect(parseSubject('  ', ['user'], 'user')).toBeNull()
})

test('a clause without a kind is about a user, its attribute one name', () => {
  expect(subjectOfClause({ ...clause, contextKind: '', attribute: '/a' })).toMatchObject({
    contextKind: 'user',
    attribute: '/~1a',
  })
})

test('a clause about something else starts again', () => {
  const catalog = attributeCatalog([seen('age', [40, 1])], ['user'])
  const about = (text: string) => withSubject(clause, parseSubject(text, ['user'], 'user')!, catalog)
  expect(about('user.plan')).toBe(clause)
  expect(about('segment')).toMatchObject({ op: 'segmentMatch', attribute: '', values: [] })
  expect(about('user.age')).toMatchObject({ attribute: 'age', op: 'in', values: [] })
  expect(isUnfinished(about('user.age'))).toBe(true)
  expect(isUnfinished(clause)).toBe(false)
  expect(knownOf(about('user.age'), catalog)?.type).toBe('number')
})

test.each<[Partial<Clause>, SeenAttribute, string | null]>([
  [
    { op: 'greaterThan', values: [1] },
    seen('age', [40, 97], ['old', 3]),
    'user age is text in 3% of the values seen: those never match.',
  ],
  [
    { op: 'greaterThan', values: [1] },
    seen('age', ['old', 3]),
    'user age is text wherever it was seen: a number never matches.',
  ],
  [{ op: 'in', values: ['1'] }, seen('age', [1, 3]), 'user age is a number wherever it was seen: text never matches.'],
  [{ op: 'in', values: ['1', 1] }, seen('age', [1, 3], ['x', 3]), null],
  [{ op: 'contains' }, seen('plan', ['gold', 3]), null],
  [
    { op: 'contains' },
    seen('plan', ['gold', 999], [1, 1]),
    'user plan is a number in under 1% of the values seen: those never match.',
  ],
  [{ op: 'in', values: [] }, seen('age', [1, 3]), null],
])('%j on %j warns: %s', (changes, attribute, warning) => {
  expect(clauseWarning({ ...clause, ...changes }, known(attribute))).toBe(warning)
})

test.each<[string, readonly string[]]>([
  ['a\nb\r\n\nc', ['a', 'b', 'c']],
  ['a, b;c\td', ['a', 'b', 'c', 'd']],
  ['"a, b","say ""hi"""', ['a, b', 'say "hi"']],
  ['email,name\na@x.org,Ann\nb@x.org,Bob', ['a@x.org', 'b@x.org']],
  ['name,key\nAnn,u-1\nBob,u-2', ['u-1', 'u-2']],
  ['key\nu-1', ['u-1']],
  ['5" disk', ['5" disk']],
  ['', []],
])('%j holds %j', (text, values) => {
  const table = readPasted(text)
  expect(valuesOf(table, keyColumn(table))).toEqual(values)
})

test('values written one after the other are no table', () => {
  expect(hasColumns(readPasted('a,b,c'))).toBe(false)
  expect(hasColumns(readPasted('a,b\nc'))).toBe(false)
})

test('says what is new, what was there and what came twice', () => {
  expect(mergeValues(['a'], ['a', 'b', 'b', 'c'])).toEqual({ added: ['b', 'c'], presentCount: 1, repeatedCount: 1 })
})
