import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { guidonBundle } from './guidon-user.ts'

test('the built program stays small: below 300 KB, so without zod', async () => {
  expect(statSync(await guidonBundle()).size).toBeLessThan(300_000)
})
