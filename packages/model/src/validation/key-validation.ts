import { LIMITS } from '../limits.ts'
import type { Finding } from './validation-issue.ts'

/**
 * What is wrong with the key of a flag or a segment. Strict, for what people create: letters, digits, `.`, `_`, `-`.
 * Otherwise, for what is imported, any text up to the same length.
 */
export function checkKey(key: string, { isStrict }: { readonly isStrict: boolean }): Finding | undefined {
  if (key === '') return invalid('A key must not be empty.')
  if (key.length > LIMITS.keyLength) return invalid(`A key has at most ${LIMITS.keyLength} characters.`)
  if (!key.isWellFormed() || key.includes('\0')) return invalid('A key must be valid Unicode without NUL.')
  const reserved = checkReferredKey(key)
  if (reserved !== undefined) return reserved
  if (!isStrict) return undefined
  if (key === '.' || key === '..') return invalid('A key must not be "." or "..", which mean folders in addresses.')
  return /^[A-Za-z0-9._-]+$/.test(key)
    ? undefined
    : invalid(`"${key}" cannot be a key. Use letters, digits, ".", "_" and "-" only.`)
}

/**
 * What is wrong with a flag or segment of this key, or with referring to one. LaunchDarkly's Node SDK (9.13.7) keeps
 * keys in a plain object and throws, outside of any handler, on a name that every object inherits: one such flag ends
 * every program that is connected.
 */
export function checkReferredKey(key: string): Finding | undefined {
  if (!INHERITED_NAMES.has(key)) return undefined
  const message = `Some SDKs crash on the key "${key}", a name of their own language. Use another key.`
  return { severity: 'block', code: 'reserved_key', message }
}

const INHERITED_NAMES: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

/** What is wrong with a context kind in flag data. Source: LD context kinds. */
export function checkContextKind(kind: string): Finding | undefined {
  if (/^[A-Za-z0-9._-]+$/.test(kind) && kind !== 'kind' && kind !== 'multi') return undefined
  const message = `"${kind}" cannot be a context kind. Use letters, digits, ".", "_" and "-", not "kind" or "multi".`
  return { severity: 'block', code: 'invalid_context_kind', message }
}

function invalid(message: string): Finding {
  return { severity: 'block', code: 'invalid_key', message }
}
