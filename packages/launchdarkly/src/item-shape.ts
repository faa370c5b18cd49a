import {
  array,
  boolean,
  int32,
  json,
  literal,
  nonEmptyString,
  nullable,
  object,
  objectWithOneOf,
  string,
  timestamp,
  version,
  weight,
} from './shape.ts'

const keys = array(string)

const clause = object({
  contextKind: nonEmptyString,
  attribute: string,
  op: nonEmptyString,
  values: array(json),
  negate: boolean,
})

const rollout = object(
  {
    kind: literal('rollout', 'experiment'),
    contextKind: nonEmptyString,
    variations: array(object({ variation: int32, weight }, { untracked: literal(true) })),
  },
  { bucketBy: string, seed: int32 },
)

const serve = { variation: int32, rollout }

/** The strictest reading of a flag over all SDKs. Source: LD wire format, `FeatureFlag`. */
export const flagShape = object(
  {
    key: nonEmptyString,
    version,
    on: boolean,
    prerequisites: array(object({ key: nonEmptyString, variation: int32 })),
    targets: array(object({ variation: int32, values: keys })),
    contextTargets: array(object({ contextKind: nonEmptyString, variation: int32, values: keys })),
    rules: array(objectWithOneOf(serve, { id: string, clauses: array(clause), trackEvents: boolean })),
    fallthrough: objectWithOneOf(serve),
    offVariation: nullable(int32),
    variations: array(json),
    salt: string,
    clientSide: boolean,
    clientSideAvailability: object({ usingMobileKey: boolean, usingEnvironmentId: boolean }),
    trackEvents: boolean,
    trackEventsFallthrough: boolean,
    debugEventsUntilDate: nullable(timestamp),
    deleted: literal(false),
  },
  {
    samplingRatio: int32,
    excludeFromSummaries: literal(true),
    migration: object({}, { checkRatio: int32 }),
  },
)

const contextKeys = array(object({ contextKind: nonEmptyString, values: keys }))

/** The strictest reading of a segment over all SDKs. Source: LD wire format, `Segment`. */
export const segmentShape = object(
  {
    key: nonEmptyString,
    version,
    included: keys,
    excluded: keys,
    includedContexts: contextKeys,
    excludedContexts: contextKeys,
    rules: array(
      object({ id: string, clauses: array(clause) }, { weight, bucketBy: string, rolloutContextKind: nonEmptyString }),
    ),
    salt: string,
    generation: nullable(int32),
    deleted: literal(false),
  },
  { unbounded: literal(true), unboundedContextKind: nonEmptyString },
)
