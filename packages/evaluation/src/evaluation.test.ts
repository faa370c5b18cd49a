import type { Flag } from '@guidon/model'
import { expect, test } from 'vitest'
import { isSplit, type Reason } from './evaluation.ts'

const split = { rollout: { kind: 'rollout' as const, contextKind: 'user', variations: [] } }
const rule = (serve: object): Flag['rules'][number] => ({ id: 'r', clauses: [], trackEvents: false, ...serve })
const flag = (parts: Partial<Flag>): Flag => ({ rules: [], fallthrough: { variation: 0 }, ...parts }) as never

test.each<[string, Flag, Reason, boolean]>([
  ['a rule with a variation', flag({ rules: [rule({ variation: 1 })] }), { kind: 'RULE_MATCH', ruleIndex: 0 }, false],
  ['a rule with a rollout', flag({ rules: [rule(split)] }), { kind: 'RULE_MATCH', ruleIndex: 0 }, true],
  ['a rule that is gone', flag({}), { kind: 'RULE_MATCH', ruleIndex: 0 }, false],
  ['the default rule with a variation', flag({}), { kind: 'FALLTHROUGH' }, false],
  ['the default rule with a rollout', flag({ fallthrough: split }), { kind: 'FALLTHROUGH' }, true],
  ['an individual target', flag({ fallthrough: split }), { kind: 'TARGET_MATCH' }, false],
  ['a flag that is off', flag({ fallthrough: split }), { kind: 'OFF' }, false],
])('%s', (_name, source, reason, expected) => {
  expect(isSplit(source, reason)).toBe(expected)
})
