import { describe, expect, test } from 'vitest'
import type { EnvironmentRef } from '../projects/index.ts'
import { checkChange, decide, type ChangeFacts } from './change-checks.ts'
import type { ContentIssue } from './content-validation.ts'

const environment = (key: string, settings: Partial<EnvironmentRef> = {}): EnvironmentRef => ({
  id: key,
  projectId: 'p',
  projectKey: 'school',
  key,
  name: key,
  position: 0,
  isCritical: false,
  requiresReason: false,
  isSecureMode: false,
  createdAt: 0,
  ...settings,
})
const staging = environment('staging', { requiresReason: true })
const production = environment('production', { isCritical: true })
const payments = environment('payments', { isCritical: true, requiresReason: true })
const issue: ContentIssue = {
  severity: 'block',
  code: 'unknown_segment',
  path: '/rules/0',
  message: 'There is no segment "x".',
  subject: { kind: 'flag', key: 'f', environment: 'staging' },
}
const conflict = { subject: { kind: 'flag' as const, key: 'f' }, baseVersion: 1, currentVersion: 2, newerChange: null }
const facts: ChangeFacts = { conflicts: [], issues: [], earlierIssues: [], environments: [], consent: {} }

describe('the decision', () => {
  test.each<[string, Partial<ChangeFacts>, string]>([
    ['nothing to object to', {}, 'apply'],
    ['an environment without policies', { environments: [environment('dev')] }, 'apply'],
    ['a version conflict', { conflicts: [conflict] }, 'blocked'],
    ['something that SDKs would misread', { issues: [issue] }, 'blocked'],
    ['the same, but it was there before', { issues: [issue], earlierIssues: [issue] }, 'apply'],
    ['something odd', { issues: [{ ...issue, severity: 'warn' }] }, 'apply'],
    ['a reason that is missing', { environments: [staging] }, 'needs-confirmation'],
    ['a reason that is empty', { environments: [staging], consent: { reason: '' } }, 'needs-confirmation'],
    ['a reason that is given', { environments: [staging], consent: { reason: 'why' } }, 'apply'],
    ['a confirmation that is missing', { environments: [production] }, 'needs-confirmation'],
    ['a wrong confirmation', { environments: [production], consent: { confirmation: 'x' } }, 'needs-confirmation'],
    ['the right confirmation', { environments: [production], consent: { confirmation: 'production' } }, 'apply'],
    [
      'one confirmation for two critical environments',
      { environments: [production, payments], consent: { reason: 'why', confirmation: 'production' } },
      'needs-confirmation',
    ],
    [
      'both confirmed',
      { environments: [production, payments], consent: { reason: 'why', confirmation: 'production,payments' } },
      'apply',
    ],
    ['a conflict and a confirmation', { conflicts: [conflict], environments: [production] }, 'blocked'],
  ])('on %s', (_, change, decision) => {
    expect(decide(checkChange({ ...facts, ...change }))).toBe(decision)
  })
})

test('a check says what to type', () => {
  const [check] = checkChange({ ...facts, environments: [production, payments] }).filter(
    ({ code }) => code === 'typed_confirmation',
  )
  expect(check).toMatchObject({ verdict: 'block', details: { expected: 'production,payments' } })
})

test('a version conflict tells of the newer change', () => {
  const newerChange = { id: 'c', actor: 'Ann', createdAt: 0, sentences: ['Turn targeting on'] }
  const [check] = checkChange({ ...facts, conflicts: [{ ...conflict, newerChange }] })
  expect(check!.reason).toBe(
    'The flag "f" is at version 2, and the change was made against 1. ' +
      'Ann made it at 1970-01-01T00:00:00.000Z: Turn targeting on. Look at the current version and make the change again.',
  )
})
