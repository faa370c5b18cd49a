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
  const reason = problem ?? walk.problem ?? (walk.groups.length > 1 ? 'A "(" is never closed.' : undefined)
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
  /** The whole pattern and the groups open at this point, the innermost last. */
  readonly groups: readonly Piece[]
  /** What a quantifier would repeat. */
  readonly last?: Piece
  readonly isSlow: boolean
  readonly problem?: string
}

function walkThrough(tokens: readonly PatternToken[]): Walk {
  const start: Walk = { groups: [SINGLE_PIECE], isSlow: false }
  return tokens.reduce((walk, token) => (walk.problem === undefined ? step(walk, token) : walk), start)
}

function step({ groups, last, isSlow }: Walk, { kind, text }: PatternToken): Walk {
  switch (kind) {
    case 'open':
      return { groups: [...groups, SINGLE_PIECE], isSlow }
    case 'close':
      return closeGroup(groups, isSlow)
    case 'or':
    case 'anchor':
      return { groups, isSlow }
    case 'atom':
      return { groups, isSlow, last: { ...SINGLE_PIECE, isAstral: (text.codePointAt(0) ?? 0) > 0xffff } }
    case 'quantifier':
      return repeat({ groups, isSlow }, last, text)
  }
}

function closeGroup(groups: readonly Piece[], isSlow: boolean): Walk {
  const closed = groups.at(-1)
  if (closed === undefined || groups.length === 1) {
    return { groups, isSlow, problem: 'A ")" closes a group that was never opened. Write "\\)" for the character.' }
  }
  return { groups: includePiece(groups.slice(0, -1), closed), isSlow, last: closed }
}

function repeat({ groups, isSlow }: Walk, piece: Piece | undefined, quantifier: string): Walk {
  const problem = explainRepetition(piece, quantifier)
  if (problem !== undefined || piece === undefined) return { groups, isSlow, ...(problem && { problem }) }
  const { times, isUnbounded } = readQuantifier(quantifier)
  const repeated = {
    ...piece,
    repeats: piece.repeats * Math.max(1, times),
    isUnbounded: piece.isUnbounded || isUnbounded,
  }
  return { groups: includePiece(groups, repeated), isSlow: isSlow || (piece.isUnbounded && isUnbounded) }
}

function explainRepetition(piece: Piece | undefined, quantifier: string): string | undefined {
  if (piece === undefined) {
    return `"${quantifier}" has nothing to repeat. It cannot follow another repetition, "(", "|", "^" or "$".`
  }
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

/** The groups, of which the innermost now also holds `piece`. */
function includePiece(groups: readonly Piece[], piece: Piece): readonly Piece[] {
  const innermost = groups.at(-1) ?? SINGLE_PIECE
  const extended = {
    repeats: Math.max(innermost.repeats, piece.repeats),
    isUnbounded: innermost.isUnbounded || piece.isUnbounded,
    isAstral: false,
  }
  return [...groups.slice(0, -1), extended]
}
