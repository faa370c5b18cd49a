import { isExperiment, type Evaluation, type FlagEvaluation, type Reason } from '@guidon/evaluation'
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

/** What decides about the form of client payloads. */
export interface ClientFlagOptions {
  readonly environmentVersion: number
  /** The SDK asked for evaluation reasons. Experiments carry them in any case. */
  readonly withReasons: boolean
}

/** A group of SDKs that may see the same flags. */
export type Audience = 'server' | 'mobile' | 'browser'

/** Whether SDKs of the audience may see the flag. */
export function isVisibleTo({ clientSideAvailability }: Flag, audience: Audience): boolean {
  if (audience === 'mobile') return clientSideAvailability.usingMobileKey
  return audience === 'server' || clientSideAvailability.usingEnvironmentId
}

/** The entry of one flag in a client payload. */
export function clientFlag(
  { flag, evaluation, directPrerequisites }: FlagEvaluation,
  options: ClientFlagOptions,
): ClientFlag {
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
    ...(directPrerequisites.length > 0 && { prerequisites: directPrerequisites }),
  }
}

/** All entries as JSON text, by flag key. Written by hand: an object would lose a key named `__proto__`. */
export function encodeClientFlags(evaluations: Iterable<FlagEvaluation>, options: ClientFlagOptions): string {
  const members: string[] = []
  for (const evaluation of evaluations) members.push(`${entryText(evaluation, options)}${options.environmentVersion}}`)
  return `{${members.join(',')}}`
}

interface EntryText {
  readonly flag: Flag
  readonly text: string
}

/** Entries up to the environment's version, by evaluation: a flag gives the same one to all contexts that it serves alike. */
const plainEntries = new WeakMap<Evaluation, EntryText>()
const entriesWithReasons = new WeakMap<Evaluation, EntryText>()

function entryText(evaluated: FlagEvaluation, options: ClientFlagOptions): string {
  const { flag, evaluation, directPrerequisites } = evaluated
  // Which prerequisites were looked at is the context's affair.
  if (directPrerequisites.length > 0) return entryUpToVersion(evaluated, options)
  const entries = options.withReasons ? entriesWithReasons : plainEntries
  const known = entries.get(evaluation)
  if (known?.flag === flag) return known.text
  const text = entryUpToVersion(evaluated, options)
  entries.set(evaluation, { flag, text })
  return text
}

function entryUpToVersion(evaluated: FlagEvaluation, options: ClientFlagOptions): string {
  const { version: _, ...entry } = clientFlag(evaluated, options)
  return `${JSON.stringify(evaluated.flag.key)}:${JSON.stringify(entry).slice(0, -1)},"version":`
}
