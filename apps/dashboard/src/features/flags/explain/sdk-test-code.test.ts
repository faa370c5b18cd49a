import { expect, test } from 'vitest'
import { sdkTestCode } from './sdk-test-code.ts'

test('the test holds the value and the reason, whatever the key and the value are', () => {
  const code = sdkTestCode({
    url: 'https://flags.school.org',
    flagKey: 'grid',
    name: `user:o'neil "x"`,
    context: { kind: 'user', key: `o'neil "x"` },
    evaluation: { value: { rows: 25 }, variation: 0, reason: { kind: 'FALLTHROUGH' } },
  })
  expect(code).toContain(String.raw`test("grid for user:o'neil \"x\"", async () => {`)
  expect(code).toContain('const url = "https://flags.school.org"')
  expect(code).toContain('assert.deepEqual(value, {"rows":25})')
  expect(code).toContain('assert.equal(reason.kind, "FALLTHROUGH")')
})
