import { z } from 'zod'
import { changeSubjectSchema } from './changes-api.ts'
import { flagConfigurationSchema, flagDefinitionSchema } from './flag-schema.ts'
import { defineRoute } from './route.ts'
import { instructionSchema } from './rule-schema.ts'
import { segmentDefinitionSchema } from './segment-schema.ts'

/** A flag or segment as it was at one version. */
export const versionSchema = z.object({
  version: z.number().int(),
  /** Of a flag; with an environment, as it was before the next change of the configuration. */
  definition: flagDefinitionSchema.nullable(),
  /** Of a flag in an environment. */
  configuration: flagConfigurationSchema.nullable(),
  segment: segmentDefinitionSchema.nullable(),
})

/** See `versionSchema`. */
export type Version = z.infer<typeof versionSchema>

/** Two versions of one subject, and what leads from one to the other. */
export const versionComparisonSchema = z.object({
  subject: changeSubjectSchema,
  from: versionSchema,
  to: versionSchema,
  /** Instructions that make `to` out of `from`: from the current version to an older one, they restore it. */
  instructions: z.array(instructionSchema),
  /** The same in words. */
  sentences: z.array(z.string()),
})

/** See `versionComparisonSchema`. */
export type VersionComparison = z.infer<typeof versionComparisonSchema>

/** Compares any two versions of a flag's definition, of its configuration in an environment, or of a segment. */
export const compareVersions = defineRoute({
  id: 'versions.compare',
  method: 'GET',
  path: '/projects/{project}/versions/{kind}/{key}',
  summary: 'Compare two versions of a flag or a segment',
  action: 'change:read',
  params: z.strictObject({ project: z.string(), kind: z.enum(['flag', 'segment']), key: z.string() }),
  query: z.strictObject({
    /** Key of an environment; without it the definition of a flag is compared. Segments always need it. */
    environment: z.string().optional(),
    /** @default the current version */
    from: z.coerce.number().int().positive().optional(),
    /** @default the current version */
    to: z.coerce.number().int().positive().optional(),
  }),
  response: versionComparisonSchema,
  problems: ['project_not_found', 'environment_not_found', 'flag_not_found', 'segment_not_found', 'version_not_found'],
})
