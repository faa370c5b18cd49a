import { isSplit, type ErrorKind, type Evaluation, type Reason } from '@guidon/evaluation'
import type { Flag, Json } from '@guidon/model'

/** The answer for one flag. Source: OFREP 0.3, evaluation success and failure. */
export type OfrepEvaluation = OfrepSuccess | OfrepFailure

/** A value, or none: then the caller's default counts. */
export interface OfrepSuccess {
  readonly key: string
  readonly reason: 'STATIC' | 'TARGETING_MATCH' | 'SPLIT' | 'DISABLED'
  readonly variant?: string
  readonly value?: Json
  readonly metadata: Readonly<Record<string, boolean | string | number>>
}

/** No value, because something is wrong. */
export interface OfrepFailure {
  readonly key: string
  readonly errorCode: 'PARSE_ERROR' | 'FLAG_NOT_FOUND' | 'GENERAL'
  readonly errorDetails: string
}

/** The OFREP form of an evaluation; the reason in LD's words goes into the metadata. The variant is the index. */
export function ofrepEvaluation(flag: Flag, { value, variation, reason }: Evaluation): OfrepEvaluation {
  if (reason.kind === 'ERROR') return ofrepError(flag.key, reason.errorKind)
  return {
    key: flag.key,
    reason: ofrepReason(flag, reason),
    ...(variation !== undefined && { variant: String(variation) }),
    ...(value !== null && { value }),
    metadata: {
      ldReason: reason.kind,
      version: flag.version,
      ...('ruleId' in reason && { ruleId: reason.ruleId }),
      ...('prerequisiteKey' in reason && { prerequisiteKey: reason.prerequisiteKey }),
      ...('inExperiment' in reason && { inExperiment: true }),
    },
  }
}

/** The answer for a flag that does not exist, or that the caller may not see. */
export function ofrepNotFound(key: string): OfrepFailure {
  return { key, errorCode: 'FLAG_NOT_FOUND', errorDetails: `There is no flag "${key}" in this environment.` }
}

function ofrepError(key: string, errorKind: ErrorKind): OfrepFailure {
  return errorKind === 'MALFORMED_FLAG'
    ? { key, errorCode: 'PARSE_ERROR', errorDetails: `The flag "${key}" is malformed: it cannot be evaluated.` }
    : { key, errorCode: 'GENERAL', errorDetails: `The flag "${key}" cannot be evaluated: ${errorKind}.` }
}

function ofrepReason(flag: Flag, reason: Reason): OfrepSuccess['reason'] {
  if (isSplit(flag, reason)) return 'SPLIT'
  switch (reason.kind) {
    case 'TARGET_MATCH':
    case 'RULE_MATCH':
      return 'TARGETING_MATCH'
    case 'FALLTHROUGH':
      return 'STATIC'
    default:
      return 'DISABLED'
  }
}
