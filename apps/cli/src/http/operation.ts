import type { Route } from '@guidon/api'
import type { z } from 'zod'

/**
 * A route of the HTTP contract as `guidon` calls it: its types come from `@guidon/api`, its schemas stay there,
 * because loading zod takes longer than most commands run. A test compares each with the contract.
 */
export interface Operation<R extends Route> {
  readonly id: string
  readonly method: string
  readonly path: string
  /** Carries the type only. */
  readonly route?: R
}

export function operation<R extends Route>(id: string, method: R['method'], path: string): Operation<R> {
  return { id, method, path }
}

export type ParamsOf<R extends Route> = z.input<R['params']>
export type QueryOf<R extends Route> = z.input<R['query']>
export type BodyOf<R extends Route> = z.input<R['body']>
export type AnswerOf<R extends Route> = z.output<R['response']>
