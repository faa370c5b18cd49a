import { clientFlag, type FlagOutcome } from './client-flag.ts'

/** What goes into a bootstrap payload. */
export interface BootstrapOptions {
  /** @default false */
  readonly withReasons?: boolean
  /** Leaves versions and reasons out where the SDK sends no event that needs them. @default false */
  readonly detailsOnlyForTrackedFlags?: boolean
}

/**
 * The JSON that a page hands to a browser SDK as `bootstrap`, so that it starts without a request. Same form as the
 * `allFlagsState` of LD's server SDKs. `nowMs` decides whether debugging a flag still needs details.
 */
export function encodeBootstrap(
  outcomes: Iterable<FlagOutcome>,
  nowMs: number,
  options: BootstrapOptions = {},
): string {
  const values: string[] = []
  const states: string[] = []
  for (const outcome of outcomes) {
    const key = JSON.stringify(outcome.flag.key)
    values.push(`${key}:${JSON.stringify(outcome.evaluation.value)},`)
    states.push(`${key}:${JSON.stringify(flagState(outcome, nowMs, options))}`)
  }
  return `{${values.join('')}"$flagsState":{${states.join(',')}},"$valid":true}`
}

function flagState(outcome: FlagOutcome, nowMs: number, options: BootstrapOptions) {
  const {
    value: _,
    version: __,
    flagVersion,
    reason,
    ...state
  } = clientFlag(outcome, {
    environmentVersion: 0,
    withReasons: options.withReasons ?? false,
  })
  const debugs = (state.debugEventsUntilDate ?? 0) > nowMs
  const detailed = !options.detailsOnlyForTrackedFlags || state.trackEvents || state.trackReason || debugs
  return { ...state, ...(detailed && { version: flagVersion, ...(reason && { reason }) }) }
}
