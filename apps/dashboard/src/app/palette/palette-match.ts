/** What a thing is found by. */
export interface Findable {
  /** Its name: the words that people read. */
  readonly label: string
  readonly key?: string
  readonly tags?: readonly string[]
}

const EXACT_KEY = 1_000
const WHOLE_START = 400
const WORDS = 200
const INITIALS = 120
const LETTERS = 40

/** Words of a name or key, small: `gradeBook-grid_v2` is grade, book, grid, v2. */
export function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/**
 * How well an object fits; 0 when it does not. A key that is the text comes first, then what begins with it, then words
 * that begin as typed in any order, then initials (`ggv` for `gradebook-grid-v2`), then letters in their order.
 */
export function matchObject(typed: string, { label, key = '', tags = [] }: Findable): number {
  const text = typed.trim().toLowerCase()
  if (text === '') return 1
  if (key.toLowerCase() === text) return EXACT_KEY
  const texts = [key, label].map((one) => one.toLowerCase())
  const start = texts.some((one) => one.startsWith(text)) ? WHOLE_START : 0
  const words = [...wordsOf(key), ...wordsOf(label), ...tags.flatMap(wordsOf)]
  const wanted = wordsOf(typed)
  const hits = wanted.filter((want) => words.some((word) => word.startsWith(want))).length
  const byWords = wanted.length > 0 && hits === wanted.length ? WORDS : 0
  const squeezed = wanted.join('')
  const initials = [key, label].map((one) =>
    wordsOf(one)
      .map((word) => word[0])
      .join(''),
  )
  const byInitials = squeezed.length > 1 && initials.some((one) => one.startsWith(squeezed)) ? INITIALS : 0
  const byLetters = squeezed.length > 2 && texts.some((one) => hasInOrder(one, squeezed)) ? LETTERS : 0
  const best = Math.max(start, byWords, byInitials, byLetters)
  // Of two that fit alike the shorter one is more likely meant.
  return best === 0
    ? 0
    : best - Math.min(30, Math.min(...texts.filter((one) => one !== '').map((one) => one.length)) / 4)
}

/** Pages are found by the beginning of their name or of one of its words, and no other way. */
export function matchPage(typed: string, label: string): number {
  const text = typed.trim().toLowerCase()
  if (text === '') return 1
  if (label.toLowerCase().startsWith(text)) return 2
  return wordsOf(label).some((word) => word.startsWith(text)) ? 1 : 0
}

/** Those that fit, the best first; those that fit alike stay in their order. */
export function bestFirst<Item>(items: readonly Item[], score: (item: Item) => number): readonly Item[] {
  return items
    .map((item) => ({ item, points: score(item) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ item }) => item)
}

function hasInOrder(text: string, letters: string): boolean {
  let from = 0
  for (const letter of letters) {
    const at = text.indexOf(letter, from)
    if (at < 0) return false
    from = at + 1
  }
  return true
}
