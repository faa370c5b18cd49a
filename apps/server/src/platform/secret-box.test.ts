import { expect, test } from 'vitest'
import { createSecretBox } from './secret-box.ts'

const box = createSecretBox('the instance secret')

test('opens what it sealed, and seals the same text differently each time', () => {
  const [one, two] = [box.seal('sdk-ü'), box.seal('sdk-ü')]
  expect([box.open(one), box.open(two)]).toEqual(['sdk-ü', 'sdk-ü'])
  expect(one.equals(two)).toBe(false)
})

test('opens nothing that was changed or sealed under another secret', () => {
  const sealed = box.seal('sdk-key')
  for (let index = 0; index < sealed.length; index++) {
    const changed = Buffer.from(sealed)
    changed[index]! ^= 1
    expect(() => box.open(changed)).toThrow()
  }
  expect(() => createSecretBox('another').open(sealed)).toThrow()
})
