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

/** State of the screen of one context, in its address. */
export interface ContextPageSearch {
  /** What it gets in every environment, not only in that of the screen. */
  readonly everywhere?: true | undefined
  /** Only flags that give it something else somewhere. */
  readonly differing?: true | undefined
}

export function readContextPageSearch(search: Record<string, unknown>): ContextPageSearch {
  const isSet = (name: string): true | undefined => (search[name] === true ? true : undefined)
  return { everywhere: isSet('everywhere'), differing: isSet('differing') }
}

/** The router reads numbers in an address as such; keys may look like one. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}
