import type { JsonObject } from '@guidon/model'

/** How many contexts stand side by side at most. */
export const MAX_CONTEXTS = 8

/** State of the screen of all flags, in its address. */
export interface ExplainSearch {
  /** The context, as SDKs take it. */
  readonly context?: JsonObject | undefined
  /** Further contexts, to compare with it. */
  readonly others?: readonly JsonObject[] | undefined
  /** Keys of further environments, to compare with that of the screen. */
  readonly in?: readonly string[] | undefined
  /** Part of a key or a name. */
  readonly q?: string | undefined
  /** Only flags whose answers differ. */
  readonly differing?: true | undefined
  /** Key of the flag whose steps are shown. */
  readonly flag?: string | undefined
  /** For which column, from 0. @default the first */
  readonly side?: number | undefined
}

export function readExplainSearch(search: Record<string, unknown>): ExplainSearch {
  return {
    context: objectOf(search['context']),
    others: othersOf(search),
    in: environmentsOf(search),
    q: textOf(search['q']),
    differing: search['differing'] === true ? true : undefined,
    flag: textOf(search['flag']),
    side: numberOf(search['side']),
  }
}

/** The contexts side by side, the first one first. */
export function contextsOf({ context, others = [] }: ExplainSearch): readonly JsonObject[] {
  return context === undefined ? others : [context, ...others]
}

/** How contexts stand in the address. */
export function withContexts(contexts: readonly JsonObject[]): Pick<ExplainSearch, 'context' | 'others'> {
  const [context, ...others] = contexts.slice(0, MAX_CONTEXTS)
  return { context, others: others.length === 0 ? undefined : others }
}

/** In addresses kept from before there is one other context, `other`. */
function othersOf({ others, other }: Record<string, unknown>): readonly JsonObject[] | undefined {
  const read = (Array.isArray(others) ? (others as readonly unknown[]) : [other]).flatMap(objectsOf)
  return read.length === 0 ? undefined : read.slice(0, MAX_CONTEXTS - 1)
}

/** In addresses kept from before there is one other environment, `otherEnv`. */
function environmentsOf(search: Record<string, unknown>): readonly string[] | undefined {
  const keys = Array.isArray(search['in']) ? (search['in'] as readonly unknown[]) : [search['otherEnv']]
  const read = keys.flatMap((key) => textOf(key) ?? [])
  return read.length === 0 ? undefined : [...new Set(read)]
}

/** The router reads JSON in an address as such. In addresses kept from before it stands as text. */
function objectOf(value: unknown): JsonObject | undefined {
  const read = typeof value === 'string' ? parsed(value) : value
  return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as JsonObject) : undefined
}

function objectsOf(value: unknown): readonly JsonObject[] {
  const read = objectOf(value)
  return read === undefined ? [] : [read]
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

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined
}
