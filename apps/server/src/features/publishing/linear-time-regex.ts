import type { RegexEngine, RegexTest } from '@guidon/evaluation'
import { RE2JS } from 're2js'

/** Patterns are few and shared by many rules; past this many the cache starts anew. */
const MAX_CACHED = 10_000

const cache = new Map<string, RegexTest>()

/** Runs in time linear in the text, whatever the pattern: whoever writes a rule cannot stall the server. */
export const linearTimeRegex: RegexEngine = (pattern) => {
  let regex = cache.get(pattern)
  if (regex === undefined) {
    regex = RE2JS.compile(pattern)
    if (cache.size >= MAX_CACHED) cache.clear()
    cache.set(pattern, regex)
  }
  return regex
}
