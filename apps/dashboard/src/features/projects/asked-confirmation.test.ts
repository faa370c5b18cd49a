import { ApiError } from '@guidon/api'
import { expect, test } from 'vitest'
import { askedConfirmation, type AskedConfirmation } from './asked-confirmation.ts'

const refusal = (code: string, details?: unknown): ApiError =>
  new ApiError({ type: 'about:blank', title: '', status: 428, code, detail: 'Refused.', requestId: '1', details })

const check = { code: 'typed_confirmation', reason: 'Type "live".', details: { expected: 'live' } }

test.each<[string, Error, AskedConfirmation | null]>([
  [
    'a key to type',
    refusal('confirmation_required', { checks: [check] }),
    { expected: 'live', reason: 'Type "live".' },
  ],
  ['a reason only', refusal('confirmation_required', { checks: [{ code: 'required_reason', reason: 'Why?' }] }), null],
  ['nothing that is named', refusal('confirmation_required'), null],
  ['another refusal', refusal('forbidden', { checks: [check] }), null],
  ['no answer', new Error('offline'), null],
])('%s', (_, error, asked) => {
  expect(askedConfirmation(error)).toEqual(asked)
})
