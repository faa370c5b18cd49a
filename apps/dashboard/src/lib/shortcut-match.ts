type Match = { readonly kind: 'hit'; readonly index: number } | { readonly kind: 'prefix' } | { readonly kind: 'none' }

interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** How a pressed key is written in a shortcut; `null` for one that no shortcut uses. */
export function keyName({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): string | null {
  if (altKey || ['Shift', 'Control', 'Meta', 'Alt'].includes(key)) return null
  const plain = key === ' ' ? 'space' : key.toLowerCase()
  const isLetter = /^[a-z]$/.test(plain)
  const shifted = shiftKey && (isLetter || key.length > 1) ? `shift+${plain}` : plain
  return ctrlKey || metaKey ? `mod+${shifted}` : shifted
}

/** The first of `shortcuts` that `typed` is, or whether one of them begins with it. */
export function matchShortcut(shortcuts: readonly string[], typed: string): Match {
  const index = shortcuts.indexOf(typed)
  if (index >= 0) return { kind: 'hit', index }
  return shortcuts.some((keys) => keys.startsWith(`${typed} `)) ? { kind: 'prefix' } : { kind: 'none' }
}
