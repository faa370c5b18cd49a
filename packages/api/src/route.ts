import { z } from 'zod'
import type { Action } from './action.ts'

/** HTTP verbs of the API. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One operation of the HTTP API: all that the server, the typed client and the OpenAPI document need to know. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** Unique, `<slice>.<verb>`: the OpenAPI operation id. */
  readonly id: string
  readonly method: Method
  /** Path template with `{name}` parameters, from `/api/v1` on. A literal `:verb` may follow. */
  readonly path: string
  readonly summary: string
  readonly tag: string
  /** What the caller must be allowed to do; `null` for the few routes that are open to everyone. */
  readonly action: Action | null
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly response: Response
  /** Success status. @default 200 */
  readonly status: number
  /** Problem codes that this route answers besides the general ones. */
  readonly problems: readonly string[]
  /** `stream` answers server-sent events, each of the response's shape. @default "json" */
  readonly kind: 'json' | 'stream'
  /** Larger bodies are refused. @default 1 MiB */
  readonly maxBodyBytes: number
}

type Draft<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = Pick<
  Route<P, Q, B, R>,
  'id' | 'method' | 'path' | 'summary' | 'action' | 'response'
> & {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly status?: number
  readonly problems?: readonly string[]
  readonly kind?: 'json' | 'stream'
  readonly maxBodyBytes?: number
}

/** Declares a route. Parts left out accept nothing: no parameters, no query, no body. */
export function defineRoute<
  R extends z.ZodType,
  P extends z.ZodType = z.ZodObject<Record<never, never>>,
  Q extends z.ZodType = z.ZodObject<Record<never, never>>,
  B extends z.ZodType = z.ZodUndefined,
>(draft: Draft<P, Q, B, R>): Route<P, Q, B, R> {
  return {
    status: 200,
    problems: [],
    kind: 'json',
    maxBodyBytes: DEFAULT_MAX_BODY_BYTES,
    params: nothing as unknown as P,
    query: nothing as unknown as Q,
    body: noBody as unknown as B,
    ...draft,
    tag: draft.id.slice(0, draft.id.indexOf('.')),
  }
}

const DEFAULT_MAX_BODY_BYTES = 1_048_576
const nothing = z.strictObject({})
const noBody = z.undefined()
