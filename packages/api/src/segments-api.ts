import { z } from 'zod'
import { pageOf, pageQuery } from './page.ts'
import { defineRoute } from './route.ts'
import { contextKeysSchema } from './rule-schema.ts'
import { segmentDefinitionSchema, segmentRuleSchema } from './segment-schema.ts'

const environmentParams = z.strictObject({ project: z.string(), environment: z.string() })
const segmentParams = environmentParams.extend({ segment: z.string() })

/** A row of the list of segments; never holds members or rules. */
export const segmentSummarySchema = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  isArchived: z.boolean(),
  /** Context keys listed, of all kinds. */
  includedCount: z.number().int(),
  excludedCount: z.number().int(),
  ruleCount: z.number().int(),
  /** Flags and segments of the environment, none of them archived, whose rules name it. */
  userCount: z.number().int(),
  version: z.number().int(),
  /** Epoch ms. */
  createdAt: z.number().int(),
  /** Epoch ms. */
  updatedAt: z.number().int(),
})

/** See `segmentSummarySchema`. */
export type SegmentSummary = z.infer<typeof segmentSummarySchema>

/** A segment to view and to edit. The entity tag is its version. */
export const segmentDetailSchema = z.object({
  definition: segmentDefinitionSchema,
  environment: z.string(),
  /** Base version for edits. */
  version: z.number().int(),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
})

/** See `segmentDetailSchema`. */
export type SegmentDetail = z.infer<typeof segmentDetailSchema>

/** What a segment decides about: what is not archived and has rules that name it, by key. */
export const segmentUsageSchema = z.object({
  flags: z.array(z.object({ key: z.string(), name: z.string(), isOn: z.boolean() })),
  segments: z.array(z.object({ key: z.string(), name: z.string() })),
})

/** See `segmentUsageSchema`. */
export type SegmentUsage = z.infer<typeof segmentUsageSchema>

/** A segment to be made. */
export const newSegmentSchema = z.strictObject({
  /** Letters, digits, `.`, `_` and `-`; 256 at most. */
  key: z.string(),
  /** @default the key */
  name: z.string().optional(),
  description: z.string().optional(),
  tags: z.array(z.string()).optional(),
  included: z.array(contextKeysSchema).optional(),
  excluded: z.array(contextKeysSchema).optional(),
  /** Ids are made when left out. */
  rules: z.array(segmentRuleSchema.partial({ id: true, description: true })).optional(),
})

/** See `newSegmentSchema`. */
export type NewSegmentRequest = z.input<typeof newSegmentSchema>

/** Segments of an environment, by key. Archived segments are left out unless `archived` asks for them. */
export const listSegments = defineRoute({
  id: 'segments.list',
  method: 'GET',
  path: '/projects/{project}/environments/{environment}/segments',
  summary: 'Find segments',
  action: 'segment:read',
  params: environmentParams,
  query: z.strictObject({
    ...pageQuery,
    /** Part of a key, a name or a description, upper and lower case alike. */
    search: z.string().max(200).optional(),
    tag: z.string().optional(),
    /** @default false */
    archived: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional(),
  }),
  response: pageOf(segmentSummarySchema),
  problems: ['project_not_found', 'environment_not_found', 'invalid_cursor'],
})

/** Makes a segment in one environment. */
export const createSegment = defineRoute({
  id: 'segments.create',
  method: 'POST',
  path: '/projects/{project}/environments/{environment}/segments',
  summary: 'Create a segment',
  action: 'segment:create',
  params: environmentParams,
  body: newSegmentSchema,
  response: segmentDetailSchema,
  status: 201,
  problems: ['project_not_found', 'environment_not_found', 'segment_exists', 'invalid_segment'],
})

/** One segment. */
export const getSegment = defineRoute({
  id: 'segments.get',
  method: 'GET',
  path: '/projects/{project}/environments/{environment}/segments/{segment}',
  summary: 'One segment, to view and to edit',
  action: 'segment:read',
  params: segmentParams,
  response: segmentDetailSchema,
  problems: ['project_not_found', 'environment_not_found', 'segment_not_found'],
})

/** Flags and segments that use a segment directly. */
export const getSegmentUsage = defineRoute({
  id: 'segments.usage',
  method: 'GET',
  path: '/projects/{project}/environments/{environment}/segments/{segment}:usage',
  summary: 'What uses a segment',
  action: 'segment:read',
  params: segmentParams,
  response: segmentUsageSchema,
  problems: ['project_not_found', 'environment_not_found', 'segment_not_found'],
})

/** Deletes an archived segment for good. */
export const deleteSegment = defineRoute({
  id: 'segments.delete',
  method: 'DELETE',
  path: '/projects/{project}/environments/{environment}/segments/{segment}',
  summary: 'Delete an archived segment',
  action: 'segment:delete',
  params: segmentParams,
  response: z.undefined(),
  status: 204,
  problems: ['project_not_found', 'environment_not_found', 'segment_not_found', 'segment_not_archived'],
})
