import type { JsonObject } from '@guidon/model'

/** Stands in the address until the second context is chosen. */
export const NOBODY = 'choose'

/** State of the screen of all flags, in its address. */
export interface ExplainSearch {
  /** The context, as SDKs take it. */
  readonly context?: JsonObject | undefined
  /** A second context to compare with. */
  readonly other?: JsonObject | typeof NOBODY | undefined
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
    context: objectOf(search['context']),
    other: search['other'] === NOBODY ? NOBODY : objectOf(search['other']),
    otherEnv: textOf(search['otherEnv']),
    q: textOf(search['q']),
    differing: search['differing'] === true ? true : undefined,
    flag: textOf(search['flag']),
  }
}

/** The router reads JSON in an address as such. In addresses kept from before it stands as text. */
function objectOf(value: unknown): JsonObject | undefined {
  const read = typeof value === 'string' ? parsed(value) : value
  return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as JsonObject) : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined
}
