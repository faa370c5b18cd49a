import { expect, test } from 'vitest'
import { authorsText } from './authors-text.ts'

test.each([
  [[], 'others'],
  [['Ravi'], 'Ravi'],
  [['Ravi', 'Ravi'], 'Ravi'],
  [['Ravi', 'Ines', 'Ravi'], 'Ravi and Ines'],
  [['Ravi', 'Ines', 'Dana'], 'Ravi and 2 others'],
])('%o: %s', (names, text) => {
  expect(authorsText(names.map((name) => ({ actor: { kind: 'member', id: name, name } })))).toBe(text)
})
