import type { FlagConfiguration, FlagDefinition } from '@guidon/model'
import { z } from 'zod'
import { jsonSchema } from './json-schema.ts'
import { clauseSchema } from './rule-schema.ts'

/** The type that every variation of a flag has. */
export const valueTypeSchema = z.enum(['boolean', 'string', 'number', 'json'])

/** One value that a flag can serve; `id` is stable within the flag. */
export const variationSchema = z.object({
  id: z.string(),
  value: jsonSchema,
  name: z.string(),
  description: z.string(),
})

/** Which client-side SDKs may see a flag. */
export const clientSideAvailabilitySchema = z.object({ usingMobileKey: z.boolean(), usingEnvironmentId: z.boolean() })

/** Settings of a migration flag. */
export const migrationSettingsSchema = z.object({
  /** 1-in-N consistency checks on reads; 0 for never. @default 1 */
  checkRatio: z.number().int().exactOptional(),
})

/** The part of a flag that all environments of its project share. */
export const flagDefinitionSchema: z.ZodType<FlagDefinition, FlagDefinition> = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  valueType: valueTypeSchema,
  variations: z.array(variationSchema).readonly(),
  tags: z.array(z.string()).readonly(),
  isTemporary: z.boolean(),
  isArchived: z.boolean(),
  clientSideAvailability: clientSideAvailabilitySchema,
  maintainer: z.string().nullable(),
  migration: migrationSettingsSchema.nullable(),
})

const rolloutSchema = z.object({
  kind: z.enum(['rollout', 'experiment']),
  contextKind: z.string(),
  bucketBy: z.string().exactOptional(),
  seed: z.number().int().exactOptional(),
  variations: z
    .array(
      z.object({
        variationId: z.string(),
        /** Thousandths of a percent; all weights sum to 100,000. */
        weight: z.number().int(),
        untracked: z.boolean().exactOptional(),
      }),
    )
    .readonly(),
})

/** Exactly one of a variation or a rollout. */
export const serveSchema = z.union([z.object({ variationId: z.string() }), z.object({ rollout: rolloutSchema })])

/** The part of a flag that one environment owns. */
export const flagConfigurationSchema: z.ZodType<FlagConfiguration, FlagConfiguration> = z.object({
  on: z.boolean(),
  offVariationId: z.string().nullable(),
  fallthrough: serveSchema,
  prerequisites: z.array(z.object({ key: z.string(), variationId: z.string() })).readonly(),
  targets: z
    .array(z.object({ contextKind: z.string(), variationId: z.string(), values: z.array(z.string()).readonly() }))
    .readonly(),
  rules: z
    .array(
      z.object({
        id: z.string(),
        description: z.string(),
        clauses: z.array(clauseSchema).readonly(),
        serve: serveSchema,
        trackEvents: z.boolean(),
      }),
    )
    .readonly(),
  salt: z.string(),
  trackEvents: z.boolean(),
  trackEventsFallthrough: z.boolean(),
  debugEventsUntilDate: z.number().int().nullable(),
  samplingRatio: z.number().int(),
  excludeFromSummaries: z.boolean(),
})
