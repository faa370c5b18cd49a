import { expect, test } from 'vitest'
import { addStep, editsOf, emptyLog, redoStep, undoStep, type EditLog } from './edit-log.ts'
import { editedField, type AnyEdit } from './edited-field.ts'

const named = (name: string): AnyEdit => ({ kind: 'updateName', name })
const tagged = (value: string): AnyEdit => ({ kind: 'addTags', values: [value] })
const after = (...edits: readonly AnyEdit[]): EditLog<AnyEdit> =>
  edits.reduce<EditLog<AnyEdit>>((log, edit) => addStep(log, [edit], editedField), emptyLog)

test('typing in one field is one edit', () => {
  expect(editsOf(after(named('a'), named('ab'), named('abc')))).toEqual([named('abc')])
})

test('edits that add up, and edits of another field in between, stay apart', () => {
  expect(editsOf(after(tagged('a'), tagged('b')))).toHaveLength(2)
  expect(editsOf(after(named('a'), tagged('b'), named('c')))).toHaveLength(3)
})

test('the same field of two rules is two fields', () => {
  const first: AnyEdit = { kind: 'updateRuleDescription', ruleId: '1', description: 'a' }
  expect(editsOf(after(first, { ...first, ruleId: '2' }))).toHaveLength(2)
})

test('on and off set the same field', () => {
  expect(editsOf(after({ kind: 'turnFlagOn' }, { kind: 'turnFlagOff' }))).toEqual([{ kind: 'turnFlagOff' }])
})

test('undo and redo go back and forth, until another edit is made', () => {
  const log = after(named('a'), tagged('b'))
  const undone = undoStep(log)
  expect(editsOf(undone)).toEqual([named('a')])
  expect(redoStep(undone)).toEqual(log)
  expect(redoStep(addStep(undone, [tagged('c')], editedField))).toMatchObject({ undone: [] })
  expect(undoStep(emptyLog)).toEqual(emptyLog)
  expect(redoStep(log)).toEqual(log)
})
