import { canonicalKey, parseContext, type Context } from '@guidon/model'
import type { PreparedContext } from './client-api.ts'

/** A context that was read already. Not exported from the packages: hosts get it as a `PreparedContext`. */
export class ReadContext implements PreparedContext {
  /** `undefined` when the input was no context. */
  readonly context: Context | undefined
  /** What is wrong with the input; `""` for a context. */
  readonly problem: string

  constructor(input: unknown) {
    const parsed = parseContext(input)
    this.context = parsed.ok ? parsed.value : undefined
    this.problem = parsed.ok ? '' : (parsed.issues[0]?.message ?? '')
  }

  get canonicalKey(): string {
    return this.context === undefined ? '' : canonicalKey(this.context)
  }
}

/** Reads what a host passes as a context, a prepared one included. */
export function readContext(input: unknown): ReadContext {
  return input instanceof ReadContext ? input : new ReadContext(input)
}
