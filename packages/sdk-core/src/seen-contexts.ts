import { canonicalKey, type Context } from '@guidon/model'

/** Contexts that were reported lately, so that each is reported once. */
export interface SeenContexts {
  /** Whether the context was not seen before; it is from now on. */
  add(context: Context): boolean
  clear(): void
}

/** Contexts that a generation holds; two of them are kept. */
const MAX_KEYS = 5_000

/** At most 10,000 contexts, those seen longest ago forgotten first, whatever a host evaluates for. */
export function createSeenContexts(): SeenContexts {
  let young = new Set<string>()
  let old = new Set<string>()
  return {
    add(context) {
      const key = canonicalKey(context)
      if (young.has(key)) return false
      const isNew = !old.has(key)
      if (young.size >= MAX_KEYS) {
        old = young
        young = new Set()
      }
      young.add(key)
      return isNew
    },
    clear() {
      young = new Set()
      old = new Set()
    },
  }
}
