import type { EvaluationDetail } from '@guidon/node'
import {
  ErrorCode,
  StandardResolutionReasons,
  type FlagMetadata,
  type ResolutionDetails,
} from '@openfeature/server-sdk'

type Reason = EvaluationDetail<unknown>['reason']
type ErrorKind = Extract<Reason, { kind: 'ERROR' }>['errorKind']

/** What a flag serves, in the words of OpenFeature; our own go into the metadata. */
export function toResolution<Value>(flagKey: string, detail: EvaluationDetail<Value>): ResolutionDetails<Value> {
  const { value, variation, reason } = detail
  if (reason.kind === 'ERROR') {
    return {
      value,
      reason: StandardResolutionReasons.ERROR,
      errorCode: ERROR_CODES[reason.errorKind],
      errorMessage: errorMessage(flagKey, reason.errorKind),
      flagMetadata: metadataOf(detail),
    }
  }
  return {
    value,
    ...(variation === undefined ? {} : { variant: String(variation) }),
    // A flag that serves no variation leaves the value to the application.
    reason: variation === undefined ? StandardResolutionReasons.DEFAULT : reasonOf(detail),
    flagMetadata: metadataOf(detail),
  }
}

/** The resolution of a value that is not of the type that was asked for. */
export function wrongType<Value>(flagKey: string, defaultValue: Value): ResolutionDetails<Value> {
  return toResolution(flagKey, { value: defaultValue, reason: { kind: 'ERROR', errorKind: 'WRONG_TYPE' } })
}

const ERROR_CODES: Readonly<Record<ErrorKind, ErrorCode>> = {
  CLIENT_NOT_READY: ErrorCode.PROVIDER_NOT_READY,
  FLAG_NOT_FOUND: ErrorCode.FLAG_NOT_FOUND,
  MALFORMED_FLAG: ErrorCode.PARSE_ERROR,
  USER_NOT_SPECIFIED: ErrorCode.INVALID_CONTEXT,
  WRONG_TYPE: ErrorCode.TYPE_MISMATCH,
  EXCEPTION: ErrorCode.GENERAL,
}

function errorMessage(flagKey: string, errorKind: ErrorKind): string {
  switch (errorKind) {
    case 'CLIENT_NOT_READY':
      return `There are no flags yet: "${flagKey}" serves its default.`
    case 'FLAG_NOT_FOUND':
      return `There is no flag "${flagKey}" in this environment.`
    case 'MALFORMED_FLAG':
      return `Flag "${flagKey}" is malformed: it cannot be evaluated.`
    case 'USER_NOT_SPECIFIED':
      return `Flag "${flagKey}" was asked for without a valid context: it needs a "targetingKey", a text that is not empty.`
    case 'WRONG_TYPE':
      return `Flag "${flagKey}" serves a value of another type.`
    case 'EXCEPTION':
      return `Flag "${flagKey}" could not be evaluated.`
  }
}

function reasonOf({ reason, isSplit }: EvaluationDetail<unknown>): string {
  if (isSplit === true) return StandardResolutionReasons.SPLIT
  switch (reason.kind) {
    case 'TARGET_MATCH':
    case 'RULE_MATCH':
      return StandardResolutionReasons.TARGETING_MATCH
    case 'FALLTHROUGH':
      return StandardResolutionReasons.STATIC
    default:
      return StandardResolutionReasons.DISABLED
  }
}

function metadataOf({ reason, flagVersion }: EvaluationDetail<unknown>): FlagMetadata {
  return {
    ldReason: reason.kind,
    ...(flagVersion === undefined ? {} : { version: flagVersion }),
    ...('ruleId' in reason && reason.ruleId !== undefined ? { ruleId: reason.ruleId } : {}),
    ...('prerequisiteKey' in reason ? { prerequisiteKey: reason.prerequisiteKey } : {}),
    ...('inExperiment' in reason ? { inExperiment: true } : {}),
  }
}
