import type { EvaluationCount } from '@guidon/launchdarkly'
import { describe, expect, test } from 'vitest'
import { flagItem } from '../../../test/published-server.ts'
import { CountScreen } from './count-screen.ts'

const HOUR = 60 * 60_000
const flag = { ...flagItem('known').value, version: 5 }
const count: EvaluationCount = { flagKey: 'known', variation: 1, version: 5, count: 3, at: 7 }

describe('counts of a flag that exists', () => {
  test.each<[string, Partial<EvaluationCount>, Partial<EvaluationCount>]>([
    ['stay as they are', {}, {}],
    ['stay when they are of an earlier version', { version: 1 }, {}],
    ['lose a variation that the flag does not have', { variation: 2 }, { variation: null }],
    ['lose a version that was never served', { version: 6 }, { version: null }],
    ['may be of the default value', { variation: null }, {}],
  ])('%s', (_, asked, changed) => {
    const screened = new CountScreen().screen('e', { ...count, ...asked }, flag, 0)
    expect(screened).toEqual({ ...count, ...asked, ...changed })
  })
})

describe('counts of flags that do not exist', () => {
  const unknown = (i: number): EvaluationCount => ({ ...count, flagKey: `made-up-${i}` })

  test('have no version', () => {
    expect(new CountScreen().screen('e', unknown(1), undefined, 0)).toEqual({ ...unknown(1), version: null })
  })

  test('are kept for 500 flags an hour, in each environment', () => {
    const screen = new CountScreen()
    for (let i = 0; i < 500; i += 1) expect(screen.screen('e', unknown(i), undefined, i)).not.toBeNull()
    expect(screen.screen('e', unknown(500), undefined, 500)).toBeNull()
    expect(screen.screen('e', unknown(7), undefined, 501)).not.toBeNull()
    expect(screen.screen('other', unknown(500), undefined, 502)).not.toBeNull()
    expect(screen.screen('e', unknown(500), undefined, HOUR)).not.toBeNull()
  })
})

test('tells 500 applications an hour apart, and always those without a name', () => {
  const screen = new CountScreen()
  for (let i = 0; i < 500; i += 1) expect(screen.admitsSource('e', `app-${i}`, 0)).toBe(true)
  expect(screen.admitsSource('e', 'one more', 0)).toBe(false)
  expect(screen.admitsSource('e', '', 0)).toBe(true)
  expect(screen.admitsSource('e', 'app-3', 0)).toBe(true)
})
