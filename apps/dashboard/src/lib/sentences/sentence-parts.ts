/** A piece of a sentence: quoted values and percentages are set off from the words around them. */
export interface SentencePart {
  readonly kind: 'words' | 'value' | 'number'
  readonly text: string
}

const PIECES = /"[^"]*"|\d[\d.,]*\s?%/g

/** Cuts a sentence into words, quoted values (without their quotes) and percentages. */
export function sentenceParts(sentence: string): readonly SentencePart[] {
  const parts: SentencePart[] = []
  let end = 0
  for (const match of sentence.matchAll(PIECES)) {
    if (match.index > end) parts.push({ kind: 'words', text: sentence.slice(end, match.index) })
    const [piece] = match
    const kind = kindOf(piece)
    parts.push({ kind, text: kind === 'value' ? piece.slice(1, -1) : piece })
    end = match.index + piece.length
  }
  if (end < sentence.length) parts.push({ kind: 'words', text: sentence.slice(end) })
  return parts
}

const WAS = ', was '

/** Both sides of a difference as sentences. */
export interface Sides {
  readonly after: string
  /** `null` when nothing is said of before. */
  readonly before: string | null
}

/**
 * The sides of a sentence of the form `… , was …`: `serve "true" to 50 % of users, was 25 %` was
 * `serve "true" to 25 % of users`. Where it is not plain what takes the place of what, before is said as `was …`.
 */
export function sidesOf(sentence: string): Sides {
  const at = lastOutsideQuotes(sentence, WAS)
  if (at < 0) return { after: sentence, before: null }
  const after = sentence.slice(0, at)
  const was = sentence.slice(at + WAS.length)
  return { after, before: replaceTheOne(after, was) ?? `was ${was}` }
}

/** `text` with `was` in the place of its one percentage or of its last value; `null` when that is not plain. */
function replaceTheOne(text: string, was: string): string | null {
  const [only, ...more] = sentenceParts(was)
  if (only === undefined || more.length > 0 || only.kind === 'words') return null
  const candidates = [...text.matchAll(PIECES)]
  const place = candidates.at(-1)
  if (place === undefined || kindOf(place[0]) !== only.kind) return null
  if (only.kind === 'number' && candidates.filter(([piece]) => kindOf(piece) === 'number').length > 1) return null
  return text.slice(0, place.index) + was + text.slice(place.index + place[0].length)
}

function kindOf(piece: string): SentencePart['kind'] {
  return piece.startsWith('"') ? 'value' : 'number'
}

function lastOutsideQuotes(sentence: string, wanted: string): number {
  for (let at = sentence.lastIndexOf(wanted); at >= 0; at = at === 0 ? -1 : sentence.lastIndexOf(wanted, at - 1)) {
    const quotesBefore = sentence.slice(0, at).split('"').length - 1
    if (quotesBefore % 2 === 0) return at
  }
  return -1
}
