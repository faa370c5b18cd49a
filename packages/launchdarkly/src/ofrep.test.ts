import type { Evaluation } from '@guidon/evaluation'
import type { Flag } from '@guidon/model'
import { canonicalKey, type Context } from '@guidon/model'
import { describe, expect, test } from 'vitest'
import { smallFlag } from '../test/item-fixtures.ts'
import { parseOfrepRequest } from './ofrep-context.ts'
import { ofrepEvaluation, ofrepNotFound } from './ofrep-evaluation.ts'

function contextOf(context: unknown): Context {
  const parsed = parseOfrepRequest({ context })
  if (!parsed.ok) throw new Error(parsed.issues[0]!.errorDetails)
  return parsed.value
}

describe('the context of an OFREP request', () => {
  test.each<[string, object, string]>([
    ['a targeting key', { targetingKey: 'u1' }, 'u1'],
    ['a key', { key: 'u1' }, 'u1'],
    ['both, of which the targeting key counts', { targetingKey: 'u1', key: 'u2' }, 'u1'],
    ['a kind', { kind: 'org', targetingKey: 'o1' }, 'org:o1'],
    ['a kind that is no text', { kind: 7, targetingKey: 'u1' }, 'u1'],
    ['several kinds', { kind: 'multi', org: { targetingKey: 'o1' }, user: { key: 'u1' } }, 'org:o1:user:u1'],
    ['several kinds and a key of their own', { kind: 'multi', targetingKey: 'x', org: { key: 'o1' } }, 'org:o1'],
  ])('has %s', (_, context, key) => {
    expect(canonicalKey(contextOf(context))).toBe(key)
  })

  test('keeps attributes, and only those of a right type', () => {
    const context = JSON.parse(
      '{"targetingKey":"u1","plan":"gold","name":7,"anonymous":"yes","__proto__":{"a":1},"privateAttributes":["plan"]}',
    )
    const part = contextOf(context).parts[0]!
    expect(part.attributes.get('plan')).toBe('gold')
    expect(part.attributes.get('__proto__')).toEqual({ a: 1 })
    expect(part.attributes.has('name')).toBe(false)
    expect(part.anonymous).toBe(false)
    expect(part.privateAttributes).toEqual(['plan'])
  })

  test.each<[string, unknown, string]>([
    ['no body', undefined, 'PARSE_ERROR'],
    ['a list as body', [], 'PARSE_ERROR'],
    ['no context', {}, 'PARSE_ERROR'],
    ['a text as context', { context: 'u1' }, 'PARSE_ERROR'],
    ['no key', { context: { plan: 'gold' } }, 'TARGETING_KEY_MISSING'],
    ['an empty key', { context: { targetingKey: '' } }, 'TARGETING_KEY_MISSING'],
    ['a number as key', { context: { targetingKey: 7 } }, 'TARGETING_KEY_MISSING'],
    ['a bad kind', { context: { targetingKey: 'u1', kind: 'no spaces' } }, 'INVALID_CONTEXT'],
    ['several kinds, one without a key', { context: { kind: 'multi', org: {} } }, 'INVALID_CONTEXT'],
    ['several kinds, but none', { context: { kind: 'multi' } }, 'INVALID_CONTEXT'],
  ])('is refused with %s', (_, body, errorCode) => {
    expect(parseOfrepRequest(body)).toMatchObject({ ok: false, issues: [{ errorCode }] })
  })
})

const split = {
  rollout: { kind: 'rollout', contextKind: 'user', variations: [{ variation: 0, weight: 100_000 }] },
} as const
const rule = { id: 'r', clauses: [], trackEvents: false }

describe('an evaluation in OFREP', () => {
  test.each<[string, Partial<Flag>, Evaluation['reason'], string]>([
    ['off', {}, { kind: 'OFF' }, 'DISABLED'],
    ['a failed prerequisite', {}, { kind: 'PREREQUISITE_FAILED', prerequisiteKey: 'p' }, 'DISABLED'],
    ['a target', {}, { kind: 'TARGET_MATCH' }, 'TARGETING_MATCH'],
    [
      'a rule',
      { rules: [{ ...rule, variation: 0 }] },
      { kind: 'RULE_MATCH', ruleIndex: 0, ruleId: 'r' },
      'TARGETING_MATCH',
    ],
    [
      'a rule that splits',
      { rules: [{ ...rule, ...split }] },
      { kind: 'RULE_MATCH', ruleIndex: 0, ruleId: 'r' },
      'SPLIT',
    ],
    ['everyone', {}, { kind: 'FALLTHROUGH' }, 'STATIC'],
    ['everyone, split', { fallthrough: split }, { kind: 'FALLTHROUGH', inExperiment: true }, 'SPLIT'],
  ])('because of %s', (_, change, ldReason, reason) => {
    const answer = ofrepEvaluation({ ...smallFlag('a'), ...change }, { value: true, variation: 0, reason: ldReason })
    const { kind, ...details } = ldReason as Record<string, unknown>
    delete details['ruleIndex']
    expect(answer).toEqual({
      key: 'a',
      reason,
      variant: '0',
      value: true,
      metadata: { ldReason: kind, version: 1, ...details },
    })
  })

  test('without a variation has neither variant nor value', () => {
    expect(ofrepEvaluation(smallFlag('a'), { value: null, reason: { kind: 'OFF' } })).toStrictEqual({
      key: 'a',
      reason: 'DISABLED',
      metadata: { ldReason: 'OFF', version: 1 },
    })
  })

  test.each([
    ['MALFORMED_FLAG', 'PARSE_ERROR'],
    ['EXCEPTION', 'GENERAL'],
  ] as const)('that fails with %s is a %s', (errorKind, errorCode) => {
    const answer = ofrepEvaluation(smallFlag('a'), { value: null, reason: { kind: 'ERROR', errorKind } })
    expect(answer).toMatchObject({ key: 'a', errorCode, errorDetails: expect.stringContaining('"a"') })
  })

  test('of an unknown flag says so', () => {
    expect(ofrepNotFound('x')).toMatchObject({ key: 'x', errorCode: 'FLAG_NOT_FOUND' })
  })
})
