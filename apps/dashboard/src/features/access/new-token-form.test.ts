import { expect, test } from 'vitest'
import { expiryOf, grantedActions } from './new-token-form.ts'

test('a token ends after its lifetime, or never', () => {
  expect(expiryOf('7 days', 1_000)).toBe(604_801_000)
  expect(expiryOf('never', 1_000)).toBeNull()
})

test('a token for reading reads and no more; one for changing changes flags and no settings', () => {
  const mine = ['flag:read', 'flag:update', 'change:apply', 'token:create', 'environment:read-keys'] as const
  expect(grantedActions('all', mine)).toBeNull()
  expect(grantedActions('read', mine)).toEqual(['flag:read'])
  expect(grantedActions('change', mine)).toEqual(['flag:read', 'flag:update', 'change:apply'])
})
