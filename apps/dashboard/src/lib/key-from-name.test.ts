import { expect, test } from 'vitest'
import { keyFromName } from './key-from-name.ts'

test.each([
  ['Beta teachers', 'beta-teachers'],
  ['  École élémentaire! ', 'ecole-elementaire'],
  ['...v2.1', 'v2.1'],
  ['__x', 'x'],
  ['日本', ''],
  ['', ''],
])('a key made of %j is %j', (name, key) => expect(keyFromName(name, 64)).toBe(key))

test('a key is not longer than it may be', () => expect(keyFromName('a'.repeat(80), 64)).toHaveLength(64))
