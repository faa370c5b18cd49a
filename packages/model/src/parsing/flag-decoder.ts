import type { ClientSideAvailability, MigrationSettings } from '../flag.ts'
import type {
  ConfiguredPrerequisite,
  ConfiguredRollout,
  ConfiguredRule,
  ConfiguredServe,
  ConfiguredTarget,
  FlagConfiguration,
  FlagDefinition,
  Variation,
} from '../flag-definition.ts'
import { LIMITS, MAX_INSTANT_MS } from '../limits.ts'
import type { ParseIssue, Result } from '../result.ts'
import {
  boolean,
  decode,
  integer,
  list,
  nullable,
  object,
  oneOf,
  optional,
  refine,
  text,
  withDefault,
  type Decoder,
  type Fields,
} from './decoder.ts'
import { json } from './json-decoder.ts'
import { attribute, clauses, contextKeys, contextKind, description, id, key, name, tags } from './rule-decoder.ts'

/** The largest integer that every SDK reads. Source: LD Java and .NET SDKs, `int`. */
export const MAX_INT32 = 2 ** 31 - 1

/** A share in thousandths of a percent. */
export const weight = integer({ min: 0, max: 100_000 })

const rollout: Decoder<ConfiguredRollout> = object<ConfiguredRollout>({
  kind: withDefault(oneOf(['rollout', 'experiment']), 'rollout'),
  contextKind: withDefault(contextKind, 'user'),
  bucketBy: optional(attribute),
  seed: optional(integer({ min: -MAX_INT32 - 1, max: MAX_INT32 })),
  variations: list(
    object<ConfiguredRollout['variations'][number]>({ variationId: id, weight, untracked: optional(boolean) }),
    {
      max: LIMITS.variations,
    },
  ),
})

/** The two properties of which a serve has exactly one. */
export const serveFields: Fields<{ readonly variationId?: string; readonly rollout?: ConfiguredRollout }> = {
  variationId: optional(id),
  rollout: optional(rollout),
}

/** Lets objects with `serveFields` through that have exactly one of them. */
export function exactlyOneServe<Value extends object>(decoder: Decoder<Value>): Decoder<Value & ConfiguredServe> {
  const checked = refine(decoder, (value) =>
    'variationId' in value === 'rollout' in value
      ? { code: 'ambiguous_serve', message: 'Give exactly one of "variationId" and "rollout".' }
      : undefined,
  )
  return checked as Decoder<Value & ConfiguredServe>
}

const serve = exactlyOneServe(object<{ variationId?: string; rollout?: ConfiguredRollout }>(serveFields))

/** A targeting rule; description and event tracking may be left out. */
export const rule: Decoder<ConfiguredRule> = object<ConfiguredRule>({
  id,
  description: withDefault(description, ''),
  clauses,
  serve,
  trackEvents: withDefault(boolean, false),
})

/** The targeting rules of one flag. */
export const rules = list(rule, { max: LIMITS.rules })

/** The properties of a target; the kind is `user` when absent. */
export const targetFields: Fields<ConfiguredTarget> = {
  contextKind: withDefault(contextKind, 'user'),
  variationId: id,
  values: contextKeys,
}

/** The individual targets of one flag. */
export const targets = list(object<ConfiguredTarget>(targetFields), { max: LIMITS.targetedKeys })

/** The properties of a prerequisite. */
export const prerequisiteFields: Fields<ConfiguredPrerequisite> = { key, variationId: id }

/** The prerequisites of one flag. */
export const prerequisites = list(object<ConfiguredPrerequisite>(prerequisiteFields), { max: LIMITS.prerequisites })

/** A variation; name and description may be left out. */
export const variation: Decoder<Variation> = object<Variation>({
  id,
  value: json,
  name: withDefault(name, ''),
  description: withDefault(description, ''),
})

/** Which client-side SDKs may see a flag. */
export const clientSideAvailability: Decoder<ClientSideAvailability> = object<ClientSideAvailability>({
  usingMobileKey: boolean,
  usingEnvironmentId: boolean,
})

/** The settings of a migration flag. */
export const migration: Decoder<MigrationSettings> = object<MigrationSettings>({
  checkRatio: optional(integer({ min: 0, max: MAX_INT32 })),
})

/** Who looks after a flag, or nobody. */
export const maintainer = nullable(text({ min: 1, max: LIMITS.nameLength }))
/** Epoch ms, or `null` for never. */
export const debugEventsUntilDate = nullable(integer({ min: 0, max: MAX_INSTANT_MS }))
/** 1-in-N; 0 for none. */
export const samplingRatio = integer({ min: 0, max: MAX_INT32 })

const flagDefinition: Decoder<FlagDefinition> = object<FlagDefinition>({
  key,
  name,
  description,
  valueType: oneOf(['boolean', 'string', 'number', 'json']),
  variations: list(variation, { max: LIMITS.variations }),
  tags,
  isTemporary: boolean,
  isArchived: boolean,
  clientSideAvailability,
  maintainer,
  migration: nullable(migration),
})

const flagConfiguration: Decoder<FlagConfiguration> = object<FlagConfiguration>({
  on: boolean,
  offVariationId: nullable(id),
  fallthrough: serve,
  prerequisites,
  targets,
  rules,
  salt: text({ max: LIMITS.idLength }),
  trackEvents: boolean,
  trackEventsFallthrough: boolean,
  debugEventsUntilDate,
  samplingRatio,
  excludeFromSummaries: boolean,
})

/** Reads a flag definition out of untrusted JSON. Unknown and missing properties are issues. */
export function parseFlagDefinition(json: unknown): Result<FlagDefinition, ParseIssue> {
  return decode(flagDefinition, json)
}

/** Reads one environment's part of a flag out of untrusted JSON. Unknown and missing properties are issues. */
export function parseFlagConfiguration(json: unknown): Result<FlagConfiguration, ParseIssue> {
  return decode(flagConfiguration, json)
}
