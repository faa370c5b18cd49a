import { platformRegex, type RegexEngine } from '@guidon/evaluation'

/** What a backtracking engine may take at worst: some milliseconds. */
const MAX_STEPS = 5_000_000

/** Thrown instead of an answer that could take the browser too long; the server has an engine that never does. */
export class CostlyPatternError extends Error {
  readonly pattern: string

  constructor(pattern: string) {
    super(`The pattern ${pattern} can take too long in a browser.`)
    this.pattern = pattern
  }
}

/** The browser's regular expressions, for pairs of pattern and text that are decided quickly whatever they are. */
export const browserRegex: RegexEngine = (pattern) => {
  const regex = platformRegex(pattern)
  const cost = costOf(pattern)
  return {
    test(text) {
      if (cost === null || text.length ** cost.repetitions * 2 ** cost.choices > MAX_STEPS)
        throw new CostlyPatternError(pattern)
      return regex.test(text)
    },
  }
}

interface Cost {
  /** Parts that can each take any length of the text, the start of the match being one. */
  readonly repetitions: number
  /** Parts that can be there in one of two ways. */
  readonly choices: number
}

/** The cost of trying everything; `null` when a repetition holds choices of its own: it may grow exponentially. */
function costOf(pattern: string): Cost | null {
  const plain = pattern
    .replaceAll(/\\./gs, 'a')
    .replaceAll(/\[\^?\]?[^\]]*\]/g, 'a')
    .replaceAll('(?:', '(')
  if (hasChoiceInRepetition(plain)) return null
  const isAnchored = plain.startsWith('^') && !plain.includes('|')
  const repetitions = plain.match(/[*+]|\{\d*,?\d*\}/g)?.length ?? 0
  const choices = plain.match(/(?<![*+?}])\?|\|/g)?.length ?? 0
  return { repetitions: repetitions + (isAnchored ? 0 : 1), choices }
}

function hasChoiceInRepetition(plain: string): boolean {
  const hasChoice: boolean[] = [false]
  for (const [index, character] of [...plain].entries()) {
    if (character === '(') hasChoice.push(false)
    else if (character === ')') {
      const inner = hasChoice.pop() ?? false
      if (inner && /[*+{]/.test([...plain][index + 1] ?? '')) return true
      hasChoice[hasChoice.length - 1] ||= inner
    } else if (/[*+?{|]/.test(character)) hasChoice[hasChoice.length - 1] = true
  }
  return false
}
