import { expect, test } from 'vitest'
import { asProjectDocument, partialDocument } from './project-document.ts'

const empty = partialDocument('school', {})

test.each<[what: unknown, message: string]>([
  [null, 'flags.json is no document of Guidon'],
  [[], 'flags.json is no document of Guidon'],
  [{ guidon: 2 }, '"guidon" must be 1'],
  [{ flags: {} }, '"guidon" must be 1'],
  [{ ...empty, flags: {} }, 'lacks the list "flags"'],
  [{ ...empty, segments: undefined }, 'lacks the list "segments"'],
  [{ ...empty, flags: [null] }, '/flags/0 is no flag'],
  [{ ...empty, flags: [{ definition: { key: 'a' } }] }, '/flags/0 is no flag'],
])('%j is refused', (what, message) => {
  expect(() => asProjectDocument(what, 'flags.json')).toThrow(message)
})

test('an export is taken', () => {
  expect(asProjectDocument(empty, 'flags.json')).toBe(empty)
})
