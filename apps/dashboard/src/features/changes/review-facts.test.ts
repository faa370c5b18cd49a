import type { ChangeCheck, ChangePlan, Environment, Operation } from '@guidon/api'
import { expect, test } from 'vitest'
import {
  askedBy,
  bySubject,
  environmentsOf,
  placeShape,
  placeText,
  sortedChecks,
  subjectNote,
  whyNotApplicable,
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

test.each<[string, Partial<ChangePlan>, string | null]>([
  ['nothing in the way', {}, null],
  ['nothing to change', { diff: [] }, 'Nothing would change: it is so already.'],
  ['a block', { decision: 'blocked', checks: [check('b', 'warn'), check('c', 'block')] }, 'c says block'],
  [
    'a block and a question',
    { decision: 'blocked', checks: [check('required_reason', 'block'), check('c', 'block')] },
    'c says block',
  ],
])('with %s', (_, parts, reason) => {
  expect(whyNotApplicable(plan(parts))).toBe(reason)
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
