import type { FlagEvaluation } from '@guidon/evaluation'
import { clientFlag, type ClientFlag } from './client-flag.ts'

/** What goes into a bootstrap payload. */
export interface BootstrapOptions {
  /** @default false */
  readonly withReasons?: boolean
  /** Leaves versions and reasons out where the SDK sends no event that needs them. @default false */
  readonly detailsOnlyForTrackedFlags?: boolean
}

/** One entry under `$flagsState`; `version` is the flag's own. */
export type BootstrapFlagState = Omit<ClientFlag, 'value' | 'version' | 'flagVersion'> & { readonly version?: number }

/**
 * The JSON that a page hands to a browser SDK as `bootstrap`, so that it starts without a request. Same form as the
 * `allFlagsState` of LD's server SDKs. `nowMs` decides whether debugging a flag still needs details.
 */
export function encodeBootstrap(
  evaluations: Iterable<FlagEvaluation>,
  nowMs: number,
  options: BootstrapOptions = {},
): string {
  const values: string[] = []
  const states: string[] = []
  for (const evaluation of evaluations) {
    const key = JSON.stringify(evaluation.flag.key)
    values.push(`${key}:${JSON.stringify(evaluation.evaluation.value)},`)
    states.push(`${key}:${JSON.stringify(bootstrapFlagState(evaluation, nowMs, options))}`)
  }
  return `{${values.join('')}"$flagsState":{${states.join(',')}},"$valid":true}`
}

/** What a bootstrap payload says of one flag besides its value: the entry under `$flagsState`. */
export function bootstrapFlagState(
  evaluation: FlagEvaluation,
  nowMs: number,
  options: BootstrapOptions = {},
): BootstrapFlagState {
  const {
    value: _,
    version: __,
    flagVersion,
    reason,
    ...state
  } = clientFlag(evaluation, {
    environmentVersion: 0,
    withReasons: options.withReasons ?? false,
  })
  const debugs = (state.debugEventsUntilDate ?? 0) > nowMs
  const detailed = !options.detailsOnlyForTrackedFlags || state.trackEvents || state.trackReason || debugs
  return { ...state, ...(detailed && { version: flagVersion, ...(reason && { reason }) }) }
}
