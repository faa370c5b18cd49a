import type { ChangeCheck, ChangePlan, Environment, Operation } from '@guidon/api'
import { expect, test } from 'vitest'
import {
  askedBy,
  bySubject,
  environmentsOf,
  needsWholeReview,
  placeShape,
  placeText,
  sortedChecks,
  subjectNote,
  undoNote,
  verbText,
  whyNotDraftable,
  whyNotApplicable,
  type Consent,
} from './review-facts.ts'

const check = (code: string, verdict: ChangeCheck['verdict'], details?: Record<string, unknown>): ChangeCheck => ({
  code,
  verdict,
  reason: `${code} says ${verdict}`,
  details,
})
const environment = (key: string, position: number, isCritical = false): Environment => ({
  id: key,
  key,
  name: key.toUpperCase(),
  position,
  isCritical,
  requiresReason: false,
  isSecureMode: false,
  createdAt: 0,
})
const environments = [environment('dev', 0), environment('staging', 1), environment('prod', 2, true)]
const operation = (key: string, environment?: string, baseVersion?: number): Operation => ({
  subject: { kind: 'flag', key, environment },
  baseVersion,
  instructions: [{ kind: 'turnFlagOn' }],
})
const difference = (key: string, text: string): ChangePlan['diff'][number] => ({
  subject: { kind: 'flag', key },
  text,
  change: 'update',
  instruction: { kind: 'x' },
})
const plan = (parts: Partial<ChangePlan>): ChangePlan => ({
  operations: [],
  sentences: [],
  diff: [difference('a', 'x')],
  impact: [],
  checks: [],
  decision: 'apply',
  ...parts,
})

test('what blocks comes first, then what is asked for', () => {
  const checks = [check('a', 'ok'), check('typed_confirmation', 'block'), check('b', 'warn'), check('c', 'block')]
  expect(sortedChecks(checks).map(({ code }) => code)).toEqual(['c', 'typed_confirmation', 'b', 'a'])
})

test('what is asked for stays asked for when it is answered', () => {
  expect(askedBy([check('typed_confirmation', 'ok', { expected: 'prod' })])).toEqual({
    isReasonRequired: false,
    confirmation: 'prod',
  })
  expect(askedBy([check('required_reason', 'block')])).toEqual({ isReasonRequired: true, confirmation: null })
})

const asks = [check('required_reason', 'block'), check('typed_confirmation', 'block', { expected: 'prod' })]

test.each<[string, Partial<ChangePlan>, Partial<Consent>, string | null]>([
  ['nothing in the way', {}, {}, null],
  ['a warning', { checks: [check('b', 'warn')] }, {}, null],
  ['nothing to change', { diff: [] }, {}, 'Nothing would change: it is so already.'],
  ['a block', { checks: [check('b', 'warn'), check('c', 'block')] }, {}, 'c says block'],
  ['a block and questions', { checks: [...asks, check('c', 'block')] }, {}, 'c says block'],
  ['no reason', { checks: asks }, { reason: ' ', confirmation: 'prod' }, 'Say why first: it is needed here.'],
  ['no word', { checks: asks }, { reason: 'x' }, 'Type prod first.'],
  ['another word', { checks: asks }, { reason: 'x', confirmation: 'dev' }, 'Type prod first.'],
  ['all that is asked', { checks: asks }, { reason: 'x', confirmation: 'prod ' }, null],
])('with %s', (_, parts, consent, why) => {
  expect(whyNotApplicable(plan(parts), { reason: '', confirmation: '', ...consent })).toBe(why)
})

test.each<[Operation[], string, string | null]>([
  [[operation('a', 'prod')], 'PROD', 'diamond'],
  [[operation('a', 'prod'), operation('a', 'dev')], 'DEV and PROD', 'diamond'],
  [[operation('a', 'staging')], 'STAGING', 'square'],
  [[operation('a', 'dev'), operation('a')], 'all environments', null],
])('the place of a change', (operations, text, shape) => {
  const places = environmentsOf(operations, environments)
  expect(placeText(places)).toBe(text)
  expect(placeShape(places)).toBe(shape)
})

test.each<[Operation[], string]>([
  [[operation('a', 'prod', 41)], 'a · v41 → v42'],
  [[operation('a', 'prod')], 'a'],
  [[operation('a', 'prod', 1), operation('a', 'dev', 2)], 'a'],
  [[operation('a', 'prod', 1), operation('b', 'prod', 2)], '2 objects'],
  [[], ''],
])('the subject of a change', (operations, note) => {
  expect(subjectNote(operations)).toBe(note)
})

test('differences of one subject stand together', () => {
  const groups = bySubject([difference('a', '1'), difference('b', '2'), difference('a', '3')])
  expect(groups.map(({ differences }) => differences.map(({ text }) => text))).toEqual([['1', '3'], ['2']])
})

test('the button says what will happen', () => {
  const twice = { ...operation('a', 'prod'), instructions: [{ kind: 'turnFlagOn' }, { kind: 'addRule' }] }
  expect(verbText({ operations: [operation('a', 'prod')] }, 'Production')).toBe('Turn on in Production')
  expect(verbText({ operations: [twice] }, 'Production')).toBe('Apply to Production')
  expect(verbText({ operations: [operation('a', 'prod')], reverts: 'c' }, 'Production')).toBe('Undo in Production')
})

test.each<[string, Partial<ChangePlan>, boolean]>([
  ['one difference', {}, false],
  ['one difference that asks why', { checks: [check('required_reason', 'block')] }, false],
  ['a word to type', { checks: [check('typed_confirmation', 'block')] }, true],
  ['a block', { checks: [check('c', 'block')] }, true],
  ['nothing', { diff: [] }, true],
  ['two differences', { diff: [difference('a', '1'), difference('a', '2')] }, true],
])('one line or the whole review: %s', (_, parts, isWhole) => {
  expect(needsWholeReview(plan(parts))).toBe(isWhole)
})

test.each([
  [{ isReasonRequired: false, confirmation: null }, 'Undo is one click for 30 min after it applies'],
  [{ isReasonRequired: true, confirmation: null }, 'Undo for 30 min after it applies; it asks for a reason again'],
  [
    { isReasonRequired: true, confirmation: 'production' },
    'Undo for 30 min after it applies; it asks for a reason and “production” to be typed again',
  ],
])('where %o is asked, the undo asks as well', (asked, note) => {
  expect(undoNote(asked)).toBe(note)
})

test('what is being checked and what changes nothing is no draft', () => {
  expect(whyNotDraftable(undefined)).toBe('It is being checked.')
})
