import { LIMITS } from '../limits.ts'
import { tokenizePattern, type PatternToken } from './pattern-token.ts'
import type { Finding } from './validation-issue.ts'

/** The most often that a piece may be repeated, groups in groups multiplied. Source: RE2, `kMaxRepeat`. */
const MAX_REPEAT = 1_000

/**
 * What keeps a regular expression from meaning the same in every SDK: RE2 (Go), JavaScript, Java, .NET, Python, PCRE.
 * Accepted are characters, `.`, classes, `\d \w \s` and their opposites, `\b`, `^`, `$`, groups, `|` and repetitions.
 * A warning tells of a pattern that is slow on engines that backtrack.
 */
export function checkPattern(pattern: string): Finding | undefined {
  if (pattern.length > LIMITS.patternLength) {
    return unportable(`At most ${LIMITS.patternLength} characters, got ${pattern.length}.`)
  }
  const { tokens, problem } = tokenizePattern(pattern)
  const walk = walkThrough(tokens)
  const reason = problem ?? walk.problem ?? (walk.outer.length > 0 ? 'A "(" is never closed.' : undefined)
  if (reason !== undefined) return unportable(reason)
  if (!walk.isSlow) return undefined
  const message = 'A repetition inside a repetition can take very long on text that almost matches.'
  return { severity: 'warn', code: 'slow_pattern', message }
}

function unportable(message: string): Finding {
  return { severity: 'block', code: 'unportable_pattern', message }
}

/** What a piece of a pattern holds. */
interface Piece {
  /** How often its most repeated part is there, counted like RE2. */
  readonly repeats: number
  readonly isUnbounded: boolean
  /** A single character past U+FFFF. */
  readonly isAstral: boolean
}

const SINGLE_PIECE: Piece = { repeats: 1, isUnbounded: false, isAstral: false }

/** The state of going through a pattern from left to right. */
interface Walk {
  /** The group open at this point; outside all groups the whole pattern. */
  readonly group: Piece
  /** The groups around it, the nearest last. */
  readonly outer: readonly Piece[]
  /** What a quantifier would repeat. */
  readonly last?: Piece
  readonly isSlow: boolean
  readonly problem?: string
}

function walkThrough(tokens: readonly PatternToken[]): Walk {
  const start: Walk = { group: SINGLE_PIECE, outer: [], isSlow: false }
  return tokens.reduce((walk, token) => (walk.problem === undefined ? step(walk, token) : walk), start)
}

function step({ last, ...walk }: Walk, { kind, text }: PatternToken): Walk {
  switch (kind) {
    case 'open':
      return { ...walk, group: SINGLE_PIECE, outer: [...walk.outer, walk.group] }
    case 'close':
      return closeGroup(walk)
    case 'or':
    case 'anchor':
      return walk
    case 'atom':
      return { ...walk, last: { ...SINGLE_PIECE, isAstral: /^[\u{10000}-\u{10FFFF}]/u.test(text) } }
    case 'quantifier':
      return repeat(walk, last, text)
  }
}

function closeGroup(walk: Walk): Walk {
  const parent = walk.outer.at(-1)
  if (parent !== undefined) {
    return { ...walk, group: including(parent, walk.group), outer: walk.outer.slice(0, -1), last: walk.group }
  }
  return { ...walk, problem: 'A ")" closes a group that was never opened. Write "\\)" for the character.' }
}

function repeat(walk: Walk, piece: Piece | undefined, quantifier: string): Walk {
  if (piece === undefined) {
    const problem = `"${quantifier}" has nothing to repeat. It cannot follow another repetition, "(", "|", "^" or "$".`
    return { ...walk, problem }
  }
  const problem = explainRepetition(piece, quantifier)
  if (problem !== undefined) return { ...walk, problem }
  const { times, isUnbounded } = readQuantifier(quantifier)
  const repeated = {
    ...piece,
    repeats: piece.repeats * Math.max(1, times),
    isUnbounded: piece.isUnbounded || isUnbounded,
  }
  const isSlow = walk.isSlow || (piece.isUnbounded && isUnbounded)
  return { ...walk, group: including(walk.group, repeated), isSlow }
}

function explainRepetition(piece: Piece, quantifier: string): string | undefined {
  if (piece.isAstral) return 'JavaScript repeats half of a character past U+FFFF. Put it in a group: "(?:…)".'
  const { times, isBackwards } = readQuantifier(quantifier)
  if (isBackwards) return `In "${quantifier}" the larger number comes first.`
  return piece.repeats * times > MAX_REPEAT
    ? `At most ${MAX_REPEAT} repetitions, groups in groups multiplied.`
    : undefined
}

function readQuantifier(quantifier: string) {
  const [, least = '1', comma, most] = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier) ?? []
  const isOpenEnded = comma === ',' && most === ''
  return {
    times: Number(most || least),
    isUnbounded: isOpenEnded || /^[*+]/.test(quantifier),
    isBackwards: most !== undefined && most !== '' && Number(most) < Number(least),
  }
}

/** A group that now also holds `piece`. */
function including(group: Piece, piece: Piece): Piece {
  return {
    repeats: Math.max(group.repeats, piece.repeats),
    isUnbounded: group.isUnbounded || piece.isUnbounded,
    isAstral: false,
  }
}
