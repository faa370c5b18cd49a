import { expect, test } from 'vitest'
import { ofrepCredential, sdkCredential } from './credential-header.ts'

test.each([
  ['the bare key', 'sdk-1', 'sdk-1'],
  ['spaces around it', '  sdk-1 ', 'sdk-1'],
  ['the prefix of iOS', 'api_key mob-1', 'mob-1'],
  ['that prefix in capitals', 'API_KEY mob-1', 'mob-1'],
  ['no header', undefined, undefined],
  ['an empty header', '', undefined],
  ['another scheme', 'Bearer sdk-1', undefined],
  ['two keys', 'sdk-1 sdk-2', undefined],
])('an SDK sends %s', (_, header, key) => {
  expect(sdkCredential(header)).toBe(key)
})

test.each([
  ['a bearer token', 'Bearer sdk-1', undefined, 'sdk-1'],
  ['a bearer token in lower case', 'bearer sdk-1', undefined, 'sdk-1'],
  ['the bare key', 'sdk-1', undefined, 'sdk-1'],
  ['X-API-Key', undefined, 'sdk-2', 'sdk-2'],
  ['both', 'Bearer sdk-1', 'sdk-2', 'sdk-1'],
  ['neither', undefined, undefined, undefined],
])('an OFREP provider sends %s', (_, authorization, apiKey, key) => {
  expect(ofrepCredential(authorization, apiKey)).toBe(key)
})
