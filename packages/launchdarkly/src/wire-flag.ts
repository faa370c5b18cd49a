import type { Flag, Json, Rule, Serve } from '@guidon/model'
import { attributeReference, wireClause, type WireClause } from './wire-clause.ts'

/**
 * A flag as SDKs receive it: LD wire format, `FeatureFlag`, in the form that the strictest SDK accepts. Every array is
 * there, `null` only where listed, defaults are left out where SDKs agree on them.
 */
export interface WireFlag {
  readonly key: string
  readonly version: number
  readonly on: boolean
  readonly prerequisites: readonly { readonly key: string; readonly variation: number }[]
  readonly targets: readonly { readonly variation: number; readonly values: readonly string[] }[]
  readonly contextTargets: readonly {
    readonly contextKind: string
    readonly variation: number
    readonly values: readonly string[]
  }[]
  readonly rules: readonly WireRule[]
  readonly fallthrough: WireServe
  readonly offVariation: number | null
  readonly variations: readonly Json[]
  readonly salt: string
  /** Same as `clientSideAvailability.usingEnvironmentId`: the only form that Java and .NET read. */
  readonly clientSide: boolean
  readonly clientSideAvailability: { readonly usingMobileKey: boolean; readonly usingEnvironmentId: boolean }
  readonly trackEvents: boolean
  readonly trackEventsFallthrough: boolean
  /** Epoch ms. */
  readonly debugEventsUntilDate: number | null
  readonly samplingRatio?: number
  readonly excludeFromSummaries?: true
  readonly migration?: { readonly checkRatio?: number }
  readonly deleted: false
}

/** One variation or a rollout. */
export type WireServe = { readonly variation: number } | { readonly rollout: WireRollout }

/** A rule and what it serves. */
export type WireRule = WireServe & {
  readonly id: string
  readonly clauses: readonly WireClause[]
  readonly trackEvents: boolean
}

/** A split over variations. */
export interface WireRollout {
  readonly kind: 'rollout' | 'experiment'
  readonly contextKind: string
  readonly bucketBy?: string
  readonly seed?: number
  readonly variations: readonly { readonly variation: number; readonly weight: number; readonly untracked?: true }[]
}

/** The canonical wire form of a flag. Copies named fields only, so nothing private can leak. */
export function wireFlag(flag: Flag): WireFlag {
  return {
    key: flag.key,
    version: flag.version,
    on: flag.on,
    prerequisites: flag.prerequisites.map(({ key, variation }) => ({ key, variation })),
    targets: flag.targets.map(({ variation, values }) => ({ variation, values })),
    contextTargets: flag.contextTargets.map(({ contextKind, variation, values }) => ({
      contextKind,
      variation,
      values,
    })),
    rules: flag.rules.map(wireRule),
    fallthrough: wireServe(flag.fallthrough),
    offVariation: flag.offVariation,
    variations: flag.variations,
    salt: flag.salt,
    clientSide: flag.clientSideAvailability.usingEnvironmentId,
    clientSideAvailability: {
      usingMobileKey: flag.clientSideAvailability.usingMobileKey,
      usingEnvironmentId: flag.clientSideAvailability.usingEnvironmentId,
    },
    trackEvents: flag.trackEvents,
    trackEventsFallthrough: flag.trackEventsFallthrough,
    debugEventsUntilDate: flag.debugEventsUntilDate,
    ...(flag.samplingRatio !== undefined && flag.samplingRatio !== 1 && { samplingRatio: flag.samplingRatio }),
    ...(flag.excludeFromSummaries && { excludeFromSummaries: true as const }),
    ...(flag.migration && { migration: wireMigration(flag.migration) }),
    deleted: false,
  }
}

function wireMigration({ checkRatio }: NonNullable<Flag['migration']>): NonNullable<WireFlag['migration']> {
  return checkRatio === undefined ? {} : { checkRatio }
}

function wireRule(rule: Rule): WireRule {
  return {
    id: rule.id,
    clauses: rule.clauses.map(wireClause),
    ...wireServe(rule),
    trackEvents: rule.trackEvents,
  }
}

function wireServe({ variation, rollout }: Serve): WireServe {
  if (variation !== undefined || rollout === undefined) return { variation: variation as number }
  const { kind, contextKind, bucketBy, seed, variations } = rollout
  return {
    rollout: {
      kind,
      contextKind: contextKind || 'user',
      ...(bucketBy !== undefined && { bucketBy: attributeReference(bucketBy, contextKind) }),
      ...(seed !== undefined && { seed }),
      variations: variations.map(({ variation, weight, untracked }) => ({
        variation,
        weight,
        ...(untracked && { untracked: true as const }),
      })),
    },
  }
}
