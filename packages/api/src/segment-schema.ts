import type { SegmentDefinition } from '@guidon/model'
import { z } from 'zod'
import { clauseSchema, contextKeysSchema } from './rule-schema.ts'

/** A rule of a segment: all clauses must match. */
export const segmentRuleSchema = z.object({
  id: z.string(),
  description: z.string(),
  clauses: z.array(clauseSchema).readonly(),
  /** Thousandths of a percent; absent means everyone who matches. */
  weight: z.number().int().exactOptional(),
  bucketBy: z.string().exactOptional(),
  rolloutContextKind: z.string().exactOptional(),
})

/** A segment of one environment. */
export const segmentDefinitionSchema: z.ZodType<SegmentDefinition, SegmentDefinition> = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()).readonly(),
  included: z.array(contextKeysSchema).readonly(),
  excluded: z.array(contextKeysSchema).readonly(),
  rules: z.array(segmentRuleSchema).readonly(),
  salt: z.string(),
  isArchived: z.boolean(),
})
