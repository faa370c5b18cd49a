import { JsonTooDeepError, MalformedJsonError } from './http-errors.ts'

export const MAX_JSON_DEPTH = 64

/**
 * Parses a request body. `__proto__` and `constructor` are keys like any other: `JSON.parse` makes own properties of
 * them. An empty body is `undefined`.
 */
export function parseJsonBody(text: string): unknown {
  if (text === '') return undefined
  if (nestingOf(text) > MAX_JSON_DEPTH) throw new JsonTooDeepError(MAX_JSON_DEPTH)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new MalformedJsonError((error as Error).message)
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Depth of brackets outside strings, without parsing: recursion over hostile input is what this prevents. */
function nestingOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isInString = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (isInString) {
      if (code === BACKSLASH) index++
      else if (code === QUOTE) isInString = false
    } else if (code === QUOTE) isInString = true
    else if (isOpening(code)) deepest = Math.max(deepest, ++depth)
    else if (isClosing(code)) depth--
  }
  return deepest
}

const isOpening = (code: number): boolean => code === 0x5b || code === 0x7b
const isClosing = (code: number): boolean => code === 0x5d || code === 0x7d
