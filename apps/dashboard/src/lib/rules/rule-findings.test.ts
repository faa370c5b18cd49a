import type { ValidationIssue } from '@guidon/model'
import { expect, test } from 'vitest'
import { clauseFindings, fallthroughProblems, localIssues, ruleProblems, unreachedReason } from './rule-findings.ts'

const issue = (path: string, code: string): ValidationIssue => ({
  severity: 'block',
  path,
  code,
  message: `${code} at ${path}`,
})
const issues = [
  issue('/rules/1', 'never_reached_rule'),
  issue('/rules/1/clauses/0/values/3', 'invalid_version'),
  issue('/rules/1/clauses/0/attribute', 'invalid_attribute'),
  issue('/rules/1/clauses/0/values', 'no_values'),
  issue('/rules/11/clauses/0/values/3', 'invalid_date'),
]

test('finds what is wrong with one clause, by value where it is about one', () => {
  const { ofValues, others } = clauseFindings(issues, 1, 0)
  expect([...ofValues]).toEqual([[3, 'invalid_version at /rules/1/clauses/0/values/3']])
  expect(others).toEqual(['invalid_attribute at /rules/1/clauses/0/attribute'])
  expect(clauseFindings(issues, 1, 1)).toEqual({ ofValues: new Map(), others: [] })
})

test('says why a rule is never reached', () => {
  expect(unreachedReason(issues, 1)).toBe('never_reached_rule at /rules/1')
  expect(unreachedReason(issues, 11)).toBeNull()
})

test('leaves to the server what only the server knows', () => {
  expect(localIssues([issue('/rules/0/clauses/0/values/0', 'unknown_segment'), ...issues])).toEqual(issues)
})

test('marks a rule with what keeps it from being saved', () => {
  const shares = [
    issue('/rules/1/serve/variations', 'weights'),
    issue('/rules/11/serve/variations', 'others'),
    issue('/fallthrough/variations', 'rest'),
  ]
  expect(ruleProblems([...issues.slice(1), ...shares], 1)).toEqual(['Rule 2: weights at /rules/1/serve/variations'])
  expect(ruleProblems([{ ...issue('/rules/1', 'warning'), severity: 'warn' }], 1)).toEqual([])
  expect(fallthroughProblems(shares)).toEqual(['Everyone else: rest at /fallthrough/variations'])
})
