const SHOWN_END = 4
const HIDDEN = '•'.repeat(12)

/** A key with its kind and its last characters in sight, to tell it from others: `sdk-••••••••••••9f3a`. */
export function maskedKey(key: string): string {
  const kind = /^[a-z]+-/.exec(key)?.[0] ?? ''
  const rest = key.slice(kind.length)
  return rest.length <= 2 * SHOWN_END ? kind + HIDDEN : kind + HIDDEN + rest.slice(-SHOWN_END)
}
