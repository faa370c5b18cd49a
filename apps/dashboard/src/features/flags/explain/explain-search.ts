/** State of the screen of all flags, in its address. */
export interface ExplainSearch {
  /** JSON of the context, as SDKs take it. */
  readonly context?: string | undefined
  /** JSON of a second context to compare with. */
  readonly other?: string | undefined
  /** Key of a second environment to compare with. */
  readonly otherEnv?: string | undefined
  /** Part of a key or a name. */
  readonly q?: string | undefined
  /** Only flags whose answers differ. */
  readonly differing?: true | undefined
  /** Key of the flag whose steps are shown. */
  readonly flag?: string | undefined
}

export function readExplainSearch(search: Record<string, unknown>): ExplainSearch {
  return {
    context: textOf(search['context']),
    other: textOf(search['other']),
    otherEnv: textOf(search['otherEnv']),
    q: textOf(search['q']),
    differing: search['differing'] === true ? true : undefined,
    flag: textOf(search['flag']),
  }
}

/** The router reads JSON in an address as such; it is wanted as text here. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined
}
