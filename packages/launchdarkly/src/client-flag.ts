import { isExperiment, type Evaluation, type Reason } from '@guidon/evaluation'
import type { Flag, Json } from '@guidon/model'

/** One flag's result for one context, as client-side SDKs receive it. Source: LD wire format, `evalx`. */
export interface ClientFlag {
  /** `null` makes the SDK return the application's default. */
  readonly value: Json
  readonly variation?: number
  /** The environment's version: unlike the flag's, it also rises when a segment or a prerequisite changes the result. */
  readonly version: number
  readonly flagVersion: number
  readonly trackEvents?: true
  readonly trackReason?: true
  readonly reason?: Reason
  /** Epoch ms. */
  readonly debugEventsUntilDate?: number
  /** Keys of the direct prerequisites that were evaluated, in order. */
  readonly prerequisites?: readonly string[]
}

/** What a context gets from a flag. */
export interface FlagOutcome {
  readonly flag: Flag
  readonly evaluation: Evaluation
  /** Keys of the direct prerequisites that were evaluated, in order, up to the first that failed. */
  readonly prerequisites: readonly string[]
}

/** What decides about the form of client payloads. */
export interface ClientFlagOptions {
  readonly environmentVersion: number
  /** The SDK asked for evaluation reasons. Experiments carry them in any case. */
  readonly withReasons: boolean
}

/** A group of SDKs that may see the same flags. */
export type Audience = 'server' | 'mobile' | 'browser'

/** Whether SDKs of the audience may see the flag. */
export function isVisibleTo(audience: Audience, { clientSideAvailability }: Flag): boolean {
  if (audience === 'mobile') return clientSideAvailability.usingMobileKey
  return audience === 'server' || clientSideAvailability.usingEnvironmentId
}

/** The entry of one flag in a client payload. */
export function clientFlag({ flag, evaluation, prerequisites }: FlagOutcome, options: ClientFlagOptions): ClientFlag {
  const { value, variation, reason } = evaluation
  const experiment = isExperiment(flag, reason)
  return {
    value,
    ...(variation !== undefined && { variation }),
    version: options.environmentVersion,
    flagVersion: flag.version,
    ...((flag.trackEvents || experiment) && { trackEvents: true as const }),
    ...(experiment && { trackReason: true as const }),
    ...((options.withReasons || experiment) && { reason }),
    ...(flag.debugEventsUntilDate !== null && { debugEventsUntilDate: flag.debugEventsUntilDate }),
    ...(prerequisites.length > 0 && { prerequisites }),
  }
}

/** All entries as JSON text, by flag key. Written by hand: an object would lose a key named `__proto__`. */
export function encodeClientFlags(outcomes: Iterable<FlagOutcome>, options: ClientFlagOptions): string {
  const members: string[] = []
  for (const outcome of outcomes) {
    members.push(`${JSON.stringify(outcome.flag.key)}:${JSON.stringify(clientFlag(outcome, options))}`)
  }
  return `{${members.join(',')}}`
}
