import { z } from 'zod'
import { changeCheckSchema } from './changes-api.ts'
import { contextKindSchema } from './context-kinds-api.ts'
import { flagConfigurationSchema, flagDefinitionSchema } from './flag-schema.ts'
import { defineRoute } from './route.ts'
import { segmentDefinitionSchema } from './segment-schema.ts'

const projectParams = z.strictObject({ project: z.string() })

/** A project as a file: stable order, no secrets. */
export const projectDocumentSchema = z.object({
  /** Version of the format. */
  guidon: z.literal(1),
  project: z.object({ key: z.string(), name: z.string() }),
  /** In the project's order. */
  environments: z.array(z.object({ key: z.string(), name: z.string(), critical: z.boolean() })),
  /** By kind. */
  contextKinds: z.array(contextKindSchema.omit({ version: true })),
  /** By key. */
  flags: z.array(
    z.object({
      definition: flagDefinitionSchema,
      environments: z.array(z.object({ environment: z.string(), configuration: flagConfigurationSchema })),
    }),
  ),
  /** By environment, then by key. */
  segments: z.array(z.object({ environment: z.string(), definition: segmentDefinitionSchema })),
})

/** See `projectDocumentSchema`. */
export type ProjectDocument = z.infer<typeof projectDocumentSchema>

/** What an import does, or would do. */
export const importReportSchema = z.object({
  dryRun: z.boolean(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** What is added or changed, in the document's order. */
  entries: z.array(
    z.object({
      kind: z.enum(['environment', 'context-kind', 'flag', 'segment']),
      key: z.string(),
      environment: z.string().nullable(),
      verdict: z.enum(['added', 'changed']),
      sentences: z.array(z.string()),
    }),
  ),
  /** What is odd, but no reason to refuse the document. */
  warnings: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  /** Reason and confirmation that the environments ask for, and whether they are given. */
  checks: z.array(changeCheckSchema),
  /** The change that was made, to revert it: that archives what was added. `null` for a dry run or when nothing differs. */
  changeId: z.string().nullable(),
})

/** See `importReportSchema`. */
export type ImportReport = z.infer<typeof importReportSchema>

/** The whole project as one document. */
export const exportProject = defineRoute({
  id: 'transfer.export',
  method: 'GET',
  path: '/projects/{project}:export',
  summary: 'Export a project',
  action: 'project:export',
  params: projectParams,
  response: projectDocumentSchema,
  problems: ['project_not_found'],
})

/** Adds and changes what the document holds; removes nothing. All of it or none. */
export const importProject = defineRoute({
  id: 'transfer.import',
  method: 'POST',
  path: '/projects/{project}:import',
  summary: 'Import into a project',
  action: 'project:import',
  params: projectParams,
  body: z.strictObject({
    /** Made by an export. Checked strictly: the answer points at each mistake. */
    document: z.unknown(),
    /** Report only. @default false */
    dryRun: z.boolean().default(false),
    /** Make the document's environments that the project lacks; needs `environment:create` as well. @default false */
    createEnvironments: z.boolean().default(false),
    reason: z.string().trim().max(10_000).optional(),
    /** As for a change: the keys of the critical environments, joined by commas. */
    confirmation: z.string().max(2_000).optional(),
  }),
  response: importReportSchema,
  problems: ['project_not_found', 'invalid_document', 'confirmation_required', 'forbidden'],
  maxBodyBytes: 67_108_864,
})
