import { parseContext, type Flag } from '@guidon/model'
import { expect, test } from 'vitest'
import { compileDataSet, evaluate, evaluateCompiled } from './index.ts'

const base = { version: 1, on: true, variations: [true, false], fallthrough: { variation: 0 }, offVariation: 1 }
const flags = new Map<string, Flag>([
  ['fixed', { ...base, key: 'fixed' } as never],
  ['targeted', { ...base, key: 'targeted', targets: [{ variation: 1, values: ['u1'] }] } as never],
])

test.each([
  ['fixed', true],
  ['targeted', false],
])('a flag that was looked up gives what its key gives: %s', (key, value) => {
  const data = compileDataSet({ flags, segments: new Map() })
  const parsed = parseContext({ kind: 'user', key: 'u1' })
  const flag = data.flags.get(key)
  if (!parsed.ok || flag === undefined) throw new Error('the test has no flag or no context')
  expect(evaluateCompiled(data, flag, parsed.value)).toBe(evaluate(data, key, parsed.value))
  expect(evaluateCompiled(data, flag, parsed.value).value).toBe(value)
})
