import { expect, test } from 'vitest'
import { maskedKey } from './masked-key.ts'

test.each([
  ['sdk-4f1c2d3e-aaaa-bbbb-cccc-1234567890ab', 'sdk-••••••••••••90ab'],
  ['mob-4f1c2d3e', 'mob-••••••••••••'],
  ['4f1c2d3e4f1c', '••••••••••••4f1c'],
  ['', '••••••••••••'],
])('%j is shown as %j', (key, shown) => expect(maskedKey(key)).toBe(shown))
