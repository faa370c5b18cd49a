import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  type ConfigurationInstruction,
  type ConfiguredFlag,
} from '@guidon/model'
import { expect, test } from 'vitest'
import {
  editDraft,
  isOutdated,
  rebasedFor,
  resolveDraft,
  undoDraft,
  viewDraft,
  type Draft,
  type Edited,
  type Saved,
} from './draft.ts'
import { flagDraftKind } from './draft-kind.ts'
import { mergeOrders, sharedParts } from './rebase.ts'

type FlagDraft = Draft<ConfiguredFlag, ConfigurationInstruction>

const kind = flagDraftKind(new Map())
const definition = newFlagDefinition({ key: 'checkout', valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
const [yes, no] = definition.variations.map(({ id }) => id) as [string, string]

const clause = { contextKind: 'user', attribute: 'email', op: 'in', values: ['a'], negate: false }
const ruleCalled = (id: string) => ({
  id,
  description: '',
  clauses: [clause],
  serve: { variationId: yes },
  trackEvents: false,
})

const flag = apply(
  { definition, configuration: newFlagConfiguration(definition, 'salt') },
  { kind: 'addRule', rule: ruleCalled('r1') },
  { kind: 'addRule', rule: { ...ruleCalled('r2'), clauses: [{ ...clause, values: ['b'] }] } },
)
const saved: Saved<ConfiguredFlag> = { subject: flag, version: 4 }

function apply(to: ConfiguredFlag, ...edits: readonly ConfigurationInstruction[]): ConfiguredFlag {
  const applied = kind.apply(to, edits)
  if (!applied.ok) throw new Error(applied.issues[0]?.message)
  return applied.value
}

function draftOf(...edits: readonly ConfigurationInstruction[]): FlagDraft {
  let draft: FlagDraft | null = null
  for (const edit of edits) {
    const edited: Edited<ConfiguredFlag, ConfigurationInstruction> = editDraft(kind, draft, {
      saved,
      step: [edit],
      now: 10,
    })
    if (!edited.ok) throw new Error(edited.message)
    draft = edited.draft
  }
  if (draft === null) throw new Error('nothing is different')
  return draft
}

const savedAfter = (...edits: readonly ConfigurationInstruction[]): Saved<ConfiguredFlag> => ({
  subject: apply(flag, ...edits),
  version: 5,
})

const orderText = ({ configuration }: ConfiguredFlag) => configuration.rules.map(({ id }) => id).join(' ')

test('shows the edits on what is saved', () => {
  const view = viewDraft(kind, draftOf({ kind: 'turnFlagOn' }), saved)
  expect(view.current.configuration.on).toBe(true)
  expect(view.edits).toEqual([{ kind: 'turnFlagOn' }])
  expect(viewDraft(kind, null, saved)).toEqual({ current: flag, edits: [], lost: [] })
})

test('an edit taken back by hand leaves no draft', () => {
  const on = draftOf({ kind: 'turnFlagOn' })
  expect(editDraft(kind, on, { saved, step: [{ kind: 'turnFlagOff' }], now: 11 })).toEqual({ ok: true, draft: null })
})

test('what the model refuses does not get into the draft', () => {
  const edited = editDraft(kind, null, { saved, step: [{ kind: 'removeRule', ruleId: 'r9' }], now: 1 })
  expect(edited).toEqual({ ok: false, message: 'There is no rule with the id "r9".' })
})

test('undo takes the last step back', () => {
  const draft = draftOf({ kind: 'turnFlagOn' }, { kind: 'removeRule', ruleId: 'r1' })
  expect(viewDraft(kind, undoDraft(draft, 12), saved).edits).toEqual([{ kind: 'turnFlagOn' }])
})

test('is outdated when a newer version is saved, and is then shown on its own base', () => {
  const draft = draftOf({ kind: 'removeRule', ruleId: 'r1' })
  const newer = savedAfter({ kind: 'turnFlagOn' })
  expect(isOutdated(draft, saved)).toBe(false)
  expect(isOutdated(draft, newer)).toBe(true)
  expect(viewDraft(kind, draft, newer).current.configuration).toMatchObject({ on: false })
})

test('theirs lets the draft go, both keeps all, mine takes back what others did', () => {
  const draft = draftOf({ kind: 'updateOffVariation', variationId: yes })
  const newer = savedAfter({ kind: 'turnFlagOn' })
  const after = (resolution: 'mine' | 'both') =>
    viewDraft(kind, resolveDraft(kind, draft, { saved: newer, resolution, now: 1 }), newer).current.configuration
  expect(resolveDraft(kind, draft, { saved: newer, resolution: 'theirs', now: 1 })).toBeNull()
  expect(after('both')).toMatchObject({ on: true, offVariationId: yes })
  expect(after('mine')).toMatchObject({ on: false, offVariationId: yes })
})

test('names what cannot be kept: a rule that is gone', () => {
  const draft = draftOf({ kind: 'updateRuleDescription', ruleId: 'r1', description: 'beta' }, { kind: 'turnFlagOn' })
  const newer = savedAfter({ kind: 'removeRule', ruleId: 'r1' })
  const { edits, lost } = rebasedFor(kind, draft, { saved: newer, resolution: 'both' })
  expect(edits).toEqual([{ kind: 'turnFlagOn' }])
  expect(lost).toEqual([{ text: 'Describe rule "r1" as "beta"', reason: 'There is no rule with the id "r1".' }])
})

test('an edit of a clause by its place is lost when others changed the clauses of that rule, and only then', () => {
  const values: ConfigurationInstruction = {
    kind: 'addValuesToClause',
    ruleId: 'r1',
    clauseIndex: 0,
    values: ['z'],
  }
  const draft = draftOf(values)
  const sameRule = savedAfter({
    kind: 'updateClause',
    ruleId: 'r1',
    clauseIndex: 0,
    clause: { ...clause, op: 'contains' },
  })
  const otherRule = savedAfter({ kind: 'updateClause', ruleId: 'r2', clauseIndex: 0, clause })
  const lostOn = (newer: Saved<ConfiguredFlag>, from = draft) =>
    rebasedFor(kind, from, { saved: newer, resolution: 'both' }).lost.length
  expect(lostOn(sameRule)).toBe(1)
  expect(lostOn(otherRule)).toBe(0)
  expect(lostOn(otherRule, { ...draft, base: null })).toBe(1)
})

test('a new order takes in rules that others added and leaves out those they removed', () => {
  const draft = draftOf({ kind: 'reorderRules', ruleIds: ['r2', 'r1'] })
  const newer = savedAfter({ kind: 'addRule', rule: ruleCalled('r3') })
  const both = resolveDraft(kind, draft, { saved: newer, resolution: 'both', now: 1 })
  expect(orderText(viewDraft(kind, both, newer).current)).toBe('r2 r3 r1')
})

test.each([
  [['b', 'a'], ['a', 'b', 'c'], 'b c a'],
  [['b', 'a'], ['x', 'a', 'b'], 'x b a'],
  [['b', 'a', 'gone'], ['a', 'b'], 'b a'],
])('order %j of rules %j is %s', (wanted, present, merged) => {
  expect(mergeOrders(wanted, present).join(' ')).toBe(merged)
})

test('a rule that was to stand before one that is gone stands last', () => {
  const draft = draftOf({ kind: 'addRule', rule: ruleCalled('r3'), beforeRuleId: 'r1' })
  const newer = savedAfter({ kind: 'removeRule', ruleId: 'r1' })
  const both = resolveDraft(kind, draft, { saved: newer, resolution: 'both', now: 1 })
  expect(orderText(viewDraft(kind, both, newer).current)).toBe('r2 r3')
})

test('says which parts both sides changed', () => {
  const off: ConfigurationInstruction = { kind: 'updateOffVariation', variationId: no }
  expect(sharedParts([off, { kind: 'turnFlagOn' }], [{ kind: 'turnFlagOff' }])).toEqual(['on'])
})
