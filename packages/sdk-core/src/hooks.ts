import type { ContextInput, EvaluationDetail, TrackOptions } from './client-api.ts'
import { messageOf } from './event-sender.ts'
import type { TroubleLog } from './logger.ts'

/** An evaluation that a hook looks at. */
export interface HookCall {
  readonly flagKey: string
  readonly context: ContextInput
  readonly defaultValue: unknown
  /** Method of the client: `bool`, `detail` and so on. */
  readonly method: string
}

/** Code that runs around every evaluation, as for tracing. A hook that throws is logged and harms nobody. */
export interface Hook {
  readonly name: string
  /** Runs before the evaluation; what it returns is handed to `after`. */
  before?(call: HookCall): unknown
  after?(call: HookCall, detail: EvaluationDetail<unknown>, data: unknown): void
  /** Runs after `track`. */
  track?(event: { readonly eventName: string; readonly context: ContextInput } & TrackOptions): void
}

/** Hooks that run together: `before` in order, `after` in reverse. */
export interface HookRunner {
  evaluate<Value>(call: HookCall, evaluate: () => EvaluationDetail<Value>): EvaluationDetail<Value>
  track(event: Parameters<NonNullable<Hook['track']>>[0]): void
}

/** `undefined` when there is nothing to run, so that evaluation can leave the whole matter out. */
export function createHookRunner(hooks: readonly Hook[], log: TroubleLog): HookRunner | undefined {
  if (hooks.length === 0) return undefined

  function attempt<Result>(hook: Hook, stage: string, run: () => Result): Result | undefined {
    try {
      return run()
    } catch (error) {
      log.warn(`hook ${hook.name}`, `Hook "${hook.name}" has failed in "${stage}": ${messageOf(error)}`)
      return undefined
    }
  }

  return {
    evaluate(call, evaluate) {
      const data = hooks.map((hook) => attempt(hook, 'before', () => hook.before?.(call)))
      const detail = evaluate()
      for (let index = hooks.length - 1; index >= 0; index -= 1) {
        const hook = hooks[index] as Hook
        attempt(hook, 'after', () => hook.after?.(call, detail, data[index]))
      }
      return detail
    },
    track(event) {
      for (const hook of hooks) attempt(hook, 'track', () => hook.track?.(event))
    },
  }
}
