import { expect, test } from 'vitest'
import { keyName, matchShortcut } from './shortcut-match.ts'

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

test.each([
  [{ ...none, key: 'c' }, 'c'],
  [{ ...none, key: 'R', shiftKey: true }, 'shift+r'],
  [{ ...none, key: '?', shiftKey: true }, '?'],
  [{ ...none, key: ' ' }, 'space'],
  [{ ...none, key: 's', metaKey: true }, 'mod+s'],
  [{ ...none, key: 'Enter', ctrlKey: true }, 'mod+enter'],
  [{ ...none, key: 'é', altKey: true }, null],
  [{ ...none, key: 'Shift', shiftKey: true }, null],
])('%o is written %s', (press, name) => {
  expect(keyName(press)).toBe(name)
})

test('a chord waits for its second key, and a key that is one by itself does not', () => {
  const shortcuts = ['c', 'g f', 'g h']
  expect(matchShortcut(shortcuts, 'g')).toEqual({ kind: 'prefix' })
  expect(matchShortcut(shortcuts, 'g h')).toEqual({ kind: 'hit', index: 2 })
  expect(matchShortcut(shortcuts, 'c')).toEqual({ kind: 'hit', index: 0 })
  expect(matchShortcut(shortcuts, 'g x')).toEqual({ kind: 'none' })
})
