/** State of the lists of contexts and attributes, in their addresses. */
export interface ContextSearch {
  /** @default every kind */
  readonly kind?: string | undefined
  /** Part of a key or a name. */
  readonly q?: string | undefined
}

export function readContextSearch(search: Record<string, unknown>): ContextSearch {
  return { kind: textOf(search['kind']), q: textOf(search['q']) }
}

/** The router reads numbers in an address as such; keys may look like one. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}
