import type { Flag, Json, Serve } from '@guidon/model'

/** What a flag serves to a context, and why. Frozen and shared between calls. */
export interface Evaluation {
  /** `null` when the flag has no variation for the context: the caller's default applies. */
  readonly value: Json
  /** Index of the variation; absent when there is none. */
  readonly variation?: number
  readonly reason: Reason
}

/** Why a flag served what it did. Source: LD wire format, evaluation reason. */
export type Reason = (
  | { readonly kind: 'OFF' | 'TARGET_MATCH' }
  | { readonly kind: 'FALLTHROUGH'; readonly inExperiment?: true }
  | {
      readonly kind: 'RULE_MATCH'
      readonly ruleIndex: number
      /** Absent when the rule has no id. */
      readonly ruleId?: string
      readonly inExperiment?: true
    }
  | { readonly kind: 'PREREQUISITE_FAILED'; readonly prerequisiteKey: string }
  | { readonly kind: 'ERROR'; readonly errorKind: ErrorKind }
) & { readonly bigSegmentsStatus?: BigSegmentsStatus }

/** Why there was no evaluation. Source: LD wire format, `errorKind`. */
export type ErrorKind =
  'CLIENT_NOT_READY' | 'FLAG_NOT_FOUND' | 'MALFORMED_FLAG' | 'USER_NOT_SPECIFIED' | 'WRONG_TYPE' | 'EXCEPTION'

/** Present when a big segment was asked for; their lists are not available here. */
export type BigSegmentsStatus = 'NOT_CONFIGURED'

/** The evaluation of something that has no variation to serve. */
export function errorEvaluation(errorKind: ErrorKind): Evaluation {
  return Object.freeze({ value: null, reason: Object.freeze({ kind: 'ERROR', errorKind }) })
}

/** The evaluation of one variation of a list; an index that the list does not have makes the flag malformed. */
export function variationEvaluation(variations: readonly Json[], variation: number, reason: Reason): Evaluation {
  if (!Object.hasOwn(variations, variation) || !Number.isInteger(variation)) return MALFORMED_FLAG
  return Object.freeze({ value: variations[variation] ?? null, variation, reason: Object.freeze(reason) })
}

/** Given when a flag names a variation that it does not have, or nothing to serve at all. */
export const MALFORMED_FLAG: Evaluation = errorEvaluation('MALFORMED_FLAG')

/** Given for a key that no flag has. */
export const FLAG_NOT_FOUND: Evaluation = errorEvaluation('FLAG_NOT_FOUND')

/** Given for an input that is no valid context; callers use it when `parseContext` refuses. */
export const USER_NOT_SPECIFIED: Evaluation = errorEvaluation('USER_NOT_SPECIFIED')

/**
 * Whether an evaluation belongs to an experiment, so that its full event and reason must be sent.
 * Source: LD wire format, `trackReason`.
 */
export function isExperiment(flag: Flag, reason: Reason): boolean {
  switch (reason.kind) {
    case 'FALLTHROUGH':
      return reason.inExperiment === true || flag.trackEventsFallthrough
    case 'RULE_MATCH':
      return reason.inExperiment === true || flag.rules[reason.ruleIndex]?.trackEvents === true
    default:
      return false
  }
}

/** Whether a variation was chosen by a percentage: a rollout or an experiment. */
export function isSplit(flag: Flag, reason: Reason): boolean {
  switch (reason.kind) {
    case 'RULE_MATCH':
      return hasRollout(flag.rules[reason.ruleIndex])
    case 'FALLTHROUGH':
      return hasRollout(flag.fallthrough)
    default:
      return false
  }
}

function hasRollout(serve: Serve | undefined): boolean {
  return serve !== undefined && serve.variation === undefined
}
