/** Makes the test for one pattern, which may stand anywhere in the text; throws when the pattern is invalid. */
export type RegexEngine = (pattern: string) => RegexTest

/** Whether a text contains a match. */
export interface RegexTest {
  test(text: string): boolean
}

/**
 * The platform's regular expressions. Their time can grow exponentially with the text, so a server that takes patterns
 * and texts from others needs another engine.
 */
export const platformRegex: RegexEngine = (pattern) => new RegExp(pattern)

/**
 * The test for a pattern, or `undefined` when the pattern is invalid or outside of what every SDK reads alike: no
 * look-around, back-references, possessive quantifiers, inline flags, named groups, POSIX classes or rare escapes.
 */
export function compilePattern(pattern: string, regex: RegexEngine): RegexTest | undefined {
  if (!PORTABLE_PATTERN.test(pattern)) return undefined
  try {
    return regex(pattern)
  } catch {
    return undefined
  }
}

const ESCAPE = String.raw`\\(?:[dDwWsSnrtfv]|x[0-9A-Fa-f]{2}|[^A-Za-z0-9])`
const PORTABLE_PATTERN = new RegExp(
  '^(?:' +
    [
      ESCAPE,
      String.raw`\\[bB]`,
      String.raw`\[\^?(?:${ESCAPE}|[^\\\[\]])+\]`, // character class
      String.raw`\((?:\?:|(?!\?))|\)`, // groups, capturing or not
      String.raw`(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})\??(?![*+?])`, // quantifiers, greedy or lazy
      String.raw`\{(?!\d)`,
      String.raw`[^\\\[(){*+?]`,
    ].join('|') +
    ')*$',
  's',
)
