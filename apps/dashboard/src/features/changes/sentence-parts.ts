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
    parts.push(piece.startsWith('"') ? { kind: 'value', text: piece.slice(1, -1) } : { kind: 'number', text: piece })
    end = match.index + piece.length
  }
  if (end < sentence.length) parts.push({ kind: 'words', text: sentence.slice(end) })
  return parts
}

const WAS = ', was '

/** A sentence of the form `… , was …` as what it says now and what was before; `was` is `null` for others. */
export function splitSentence(sentence: string): { readonly now: string; readonly was: string | null } {
  const at = lastOutsideQuotes(sentence, WAS)
  return at < 0 ? { now: sentence, was: null } : { now: sentence.slice(0, at), was: sentence.slice(at + WAS.length) }
}

function lastOutsideQuotes(sentence: string, wanted: string): number {
  for (let at = sentence.lastIndexOf(wanted); at >= 0; at = at === 0 ? -1 : sentence.lastIndexOf(wanted, at - 1)) {
    const quotesBefore = sentence.slice(0, at).split('"').length - 1
    if (quotesBefore % 2 === 0) return at
  }
  return -1
}
