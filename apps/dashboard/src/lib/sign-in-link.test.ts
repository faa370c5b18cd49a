import { expect, test } from 'vitest'
import { linkSecret } from './sign-in-link.ts'

const secret = 'TvaA_YWFzsWm9UIlKqu2EC6d1o7B4FhY'

test.each([
  [`http://127.0.0.1:7070/#sign-in=${secret}`, secret],
  [`  sign in  http://host/guidon/#sign-in=${secret}  (once, within a day)`, secret],
  [` ${secret}\n`, secret],
  ['http://127.0.0.1:7070/', null],
  ['my password', null],
  ['password', null],
  ['', null],
])('%s', (text, found) => {
  expect(linkSecret(text)).toBe(found)
})
