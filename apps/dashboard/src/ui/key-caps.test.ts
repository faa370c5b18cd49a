import { expect, test } from 'vitest'
import { keyCaps } from './key-caps.ts'

test.each([
  ['mod+k', true, ['⌘', 'K'], 'Command K'],
  ['mod+k', false, ['Ctrl', 'K'], 'Control K'],
  ['shift+r', false, ['Shift', 'R'], 'Shift R'],
  ['g f', true, ['G', 'F'], 'G, then F'],
  ['mod+enter', true, ['⌘', '↵'], 'Command Enter'],
  ['space', false, ['Space'], 'Space'],
  ['?', true, ['?'], '?'],
  ['+', true, ['+'], '+'],
  ['mod++', false, ['Ctrl', '+'], 'Control +'],
])('%s (Mac: %s) is shown as %j and read as "%s"', (keys, isMac, caps, words) => {
  expect(keyCaps(keys, isMac)).toEqual({ caps, words })
})
