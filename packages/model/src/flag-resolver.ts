import type { Clause, ContextTarget, Flag, Rollout, Rule, Serve, Target } from './flag.ts'
import type {
  ConfiguredRollout,
  ConfiguredRule,
  ConfiguredServe,
  ConfiguredTarget,
  FlagConfiguration,
  FlagDefinition,
} from './flag-definition.ts'

/** What `resolveFlag` needs beside the flag itself. */
export interface FlagResolution {
  readonly version: number
  /** The flags of the project by key; prerequisites are looked up here. */
  readonly definitions: ReadonlyMap<string, FlagDefinition>
}

/**
 * The flag as one environment serves it, in the canonical form of the LD wire format (`FeatureFlag`).
 * Variation ids become indexes; an id that no variation has becomes -1, which every SDK reports as MALFORMED_FLAG.
 * Names, descriptions, tags and people stay behind. Archived flags are the caller's to leave out.
 */
export function resolveFlag(
  definition: FlagDefinition,
  configuration: FlagConfiguration,
  { version, definitions }: FlagResolution,
): Flag {
  const indexOf = variationIndexes(definition)
  const { offVariationId, samplingRatio, excludeFromSummaries } = configuration
  return {
    key: definition.key,
    version,
    on: configuration.on,
    variations: definition.variations.map(({ value }) => value),
    offVariation: offVariationId === null ? null : indexOf(offVariationId),
    fallthrough: resolveServe(configuration.fallthrough, indexOf),
    prerequisites: configuration.prerequisites.map(({ key, variationId }) => ({
      key,
      variation: variationIndexes(definitions.get(key))(variationId),
    })),
    ...resolveTargets(configuration.targets, indexOf),
    rules: configuration.rules.map((rule) => resolveRule(rule, indexOf)),
    salt: configuration.salt,
    clientSideAvailability: definition.clientSideAvailability,
    trackEvents: configuration.trackEvents,
    trackEventsFallthrough: configuration.trackEventsFallthrough,
    debugEventsUntilDate: configuration.debugEventsUntilDate,
    ...(samplingRatio === 1 ? {} : { samplingRatio }),
    ...(excludeFromSummaries ? { excludeFromSummaries } : {}),
    ...(definition.migration === null ? {} : { migration: definition.migration }),
  }
}

/**
 * The clause with its context kind written out. Without a kind the attribute is a literal name, so a leading slash
 * is escaped to keep it one. Source: LD wire format, `Clause.attribute`.
 */
export function resolveClause({ contextKind, attribute, op, values, negate }: Clause): Clause {
  if (op === 'segmentMatch') return { contextKind: contextKind || 'user', attribute: '', op, values, negate }
  return { ...resolveReference(contextKind, attribute), op, values, negate }
}

/** A context kind and an attribute reference that mean the same as the given pair, in which the kind may be absent. */
export function resolveReference(
  contextKind: string | undefined,
  attribute: string,
): { readonly contextKind: string; readonly attribute: string } {
  if (contextKind) return { contextKind, attribute }
  const isReferenceLike = attribute.startsWith('/')
  return { contextKind: 'user', attribute: isReferenceLike ? escapeReference(attribute) : attribute }
}

function escapeReference(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

type IndexOf = (variationId: string) => number

function variationIndexes(definition: FlagDefinition | undefined): IndexOf {
  return (variationId) => definition?.variations.findIndex(({ id }) => id === variationId) ?? -1
}

function resolveServe(serve: ConfiguredServe, indexOf: IndexOf): Serve {
  if (serve.rollout === undefined) return { variation: indexOf(serve.variationId) }
  return { rollout: resolveRollout(serve.rollout, indexOf) }
}

function resolveRollout({ variations, ...rollout }: ConfiguredRollout, indexOf: IndexOf): Rollout {
  return {
    ...rollout,
    variations: variations.map(({ variationId, ...share }) => ({ variation: indexOf(variationId), ...share })),
  }
}

function resolveRule({ id, clauses, serve, trackEvents }: ConfiguredRule, indexOf: IndexOf): Rule {
  return { id, clauses: clauses.map(resolveClause), ...resolveServe(serve, indexOf), trackEvents }
}

/** Keys of kind `user` go to `targets` only; `contextTargets` is needed as soon as another kind is there. */
function resolveTargets(
  configured: readonly ConfiguredTarget[],
  indexOf: IndexOf,
): { readonly targets: readonly Target[]; readonly contextTargets: readonly ContextTarget[] } {
  const all = configured.map(({ contextKind, variationId, values }) => ({
    contextKind,
    variation: indexOf(variationId),
    values,
  }))
  const users = all.filter(({ contextKind }) => contextKind === 'user')
  const contextTargets = all.map((target) => (target.contextKind === 'user' ? { ...target, values: [] } : target))
  return {
    targets: users.map(({ variation, values }) => ({ variation, values })),
    contextTargets: users.length === all.length ? [] : contextTargets,
  }
}
