import { checkPattern } from '@guidon/model'

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
 * The test for a pattern, or `undefined` when the pattern is invalid or outside of what every SDK reads alike: what
 * could not be saved is never compiled either.
 */
export function compilePattern(pattern: string, regex: RegexEngine): RegexTest | undefined {
  if (checkPattern(pattern)?.severity === 'block') return undefined
  try {
    return regex(pattern)
  } catch {
    return undefined
  }
}
