/** White text on each has a contrast of 4.5 or more. */
export const AVATAR_HUES = ['#3b6fd8', '#8f4fb8', '#0b7777', '#9c5221', '#557429', '#b83d66'] as const

/** Up to two initials: "Dana Okafor" → "DO". */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s._@-]+/)
    .filter((word) => word !== '')
  const first = [...(words[0] ?? '?')][0]!
  const last = words.length > 1 ? [...words.at(-1)!][0]! : ''
  return (first + last).toUpperCase()
}

/** The index of the name's colour: always the same for the same name. */
export function hueOf(name: string): number {
  let sum = 0
  for (const character of name) sum = (sum * 31 + character.codePointAt(0)!) % 9973
  return sum % AVATAR_HUES.length
}
