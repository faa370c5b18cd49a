const MAC: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥', enter: '↵' }
const OTHER: Readonly<Record<string, string>> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', enter: '↵' }
const NAMES: Readonly<Record<string, string>> = {
  space: 'Space',
  esc: 'Esc',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
}
const WORDS: Readonly<Record<string, string>> = {
  '⌘': 'Command',
  '⇧': 'Shift',
  '⌥': 'Option',
  '↵': 'Enter',
  '↑': 'Up',
  '↓': 'Down',
  '←': 'Left',
  '→': 'Right',
  Ctrl: 'Control',
}

/** A shortcut as key caps for the eye and as words for the ear: `g f` is "G, then F". */
export function keyCaps(keys: string, isMac: boolean): { readonly caps: readonly string[]; readonly words: string } {
  const chords = keys.split(' ').map((chord) => splitChord(chord).map((key) => capOf(key, isMac)))
  const words = chords.map((chord) => chord.map((cap) => WORDS[cap] ?? cap).join(' ')).join(', then ')
  return { caps: chords.flat(), words }
}

/** A `+` at the end is the key itself. */
function splitChord(chord: string): string[] {
  if (chord === '+') return ['+']
  return chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+')
}

function capOf(key: string, isMac: boolean): string {
  const low = key.toLowerCase()
  return (isMac ? MAC : OTHER)[low] ?? NAMES[low] ?? (key.length === 1 ? key.toUpperCase() : key)
}
