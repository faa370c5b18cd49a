import type { ImportReport } from '@guidon/api'
import { expect, test } from 'vitest'
import { whyNotImport } from './import-consent.ts'

type Checks = ImportReport['checks']
const reason: Checks[number] = { code: 'required_reason', verdict: 'block', reason: 'Say why.' }
const typed: Checks[number] = {
  code: 'typed_confirmation',
  verdict: 'block',
  reason: 'Type it.',
  details: { expected: 'production' },
}
const nothing = { reason: ' ', confirmation: '' }

test.each<[string, Checks, { reason: string; confirmation: string }, string | null]>([
  ['nothing is asked', [], nothing, null],
  ['a reason is missing', [reason], nothing, 'Say why first: it is needed here.'],
  ['a reason is given', [reason], { ...nothing, reason: 'Because' }, null],
  ['another word is typed', [typed], { ...nothing, confirmation: 'staging' }, 'Type production first.'],
  ['the word is typed', [typed], { ...nothing, confirmation: 'production ' }, null],
  ['something else blocks', [{ code: 'other', verdict: 'block', reason: 'No.' }], nothing, 'No.'],
  ['something warns', [{ code: 'other', verdict: 'warn', reason: 'Hm.' }], nothing, null],
])('%s', (_, checks, consent, why) => {
  expect(whyNotImport({ added: 1, changed: 0, checks }, consent)).toBe(why)
})

test('a file without differences is not imported', () => {
  expect(whyNotImport({ added: 0, changed: 0, checks: [] }, nothing)).toBe(
    'Nothing would change: the project is so already.',
  )
})
