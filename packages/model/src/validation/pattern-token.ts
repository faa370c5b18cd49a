import { PORTABLE_ESCAPE, explainUnportableClass } from './pattern-class.ts'

/** One piece of a regular expression. */
export interface PatternToken {
  readonly kind: 'open' | 'close' | 'or' | 'anchor' | 'quantifier' | 'atom'
  readonly text: string
}

/** The pieces of a pattern up to the end, or up to the first that is not read alike by all SDKs. */
export interface TokenizedPattern {
  readonly tokens: readonly PatternToken[]
  readonly problem?: string
}

const KINDS: readonly (readonly [PatternToken['kind'], RegExp])[] = [
  ['quantifier', /(?:[*+?]|\{\d{1,4}(?:,\d{0,4})?\})\??/y],
  ['open', /\((?:\?:|(?!\?))/y],
  ['close', /\)/y],
  ['or', /\|/y],
  ['anchor', /[$^]|\\[bB]/y],
  ['atom', new RegExp(String.raw`\\[dDwWsS]|${PORTABLE_ESCAPE}|\[\^?(?:\\[^]|[^\]\\])*\]|[^\\[({]`, 'uy')],
]

/** Why a piece that none of `KINDS` matches is refused. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^\(\?[=!]/, 'Look-ahead is not supported by SDKs with an RE2 engine.'],
  [/^\(\?<[=!]/, 'Look-behind is not supported by SDKs with an RE2 engine.'],
  [/^\(\?(?:P?<|P[=>]|')/, 'Named groups are written differently in each language. Use "(…)".'],
  [/^\(\?>/, 'Atomic groups are not supported by all SDKs.'],
  [/^\(\?[a-zA-Z-]/, 'Inline flags are not supported by JavaScript. For any case write "[aA]".'],
  [/^\(\?/, 'This kind of group is not supported by all SDKs.'],
  [/^\\[1-9k]/, 'Back-references are not supported by SDKs with an RE2 engine.'],
  [/^\\[pPuUx]/, 'Unicode escapes are written differently in each language. Type the character itself.'],
  [/^\\$/, 'The pattern ends in a single backslash.'],
  [/^\{/, 'A "{" that is not a repetition is refused by some SDKs. Write "\\{".'],
  [/^\[/, 'The class that "[" opens is never closed. Write "\\[" for the character.'],
]

/** Cuts a pattern into its pieces. */
export function tokenizePattern(pattern: string): TokenizedPattern {
  const tokens: PatternToken[] = []
  let position = 0
  while (position < pattern.length) {
    const token = tokenAt(pattern, position)
    if (token === undefined) return { tokens, problem: explain(pattern.slice(position)) }
    const problem = token.text.startsWith('[') ? explainUnportableClass(token.text) : undefined
    if (problem !== undefined) return { tokens, problem }
    tokens.push(token)
    position += token.text.length
  }
  return { tokens }
}

function tokenAt(pattern: string, position: number): PatternToken | undefined {
  for (const [kind, expression] of KINDS) {
    expression.lastIndex = position
    const text = expression.exec(pattern)?.[0]
    if (text !== undefined) return { kind, text }
  }
  return undefined
}

function explain(rest: string): string {
  const reason = REASONS.find(([start]) => start.test(rest))?.[1]
  return reason ?? `"${rest.slice(0, 2)}" is not read alike by all SDKs.`
}
