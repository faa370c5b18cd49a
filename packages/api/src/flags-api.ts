import { z } from 'zod'
import { evaluationDaySchema } from './evaluations-api.ts'
import {
  clientSideAvailabilitySchema,
  flagConfigurationSchema,
  flagDefinitionSchema,
  migrationSettingsSchema,
  valueTypeSchema,
} from './flag-schema.ts'
import { jsonSchema } from './json-schema.ts'
import { pageOf, pageQuery } from './page.ts'
import { defineRoute } from './route.ts'

const projectParams = z.strictObject({ project: z.string() })
const flagParams = projectParams.extend({ flag: z.string() })
const environmentFlagParams = z.strictObject({ project: z.string(), environment: z.string(), flag: z.string() })

/** One variation's part of what is served. */
export const flagShareSchema = z.object({
  /** Index of the variation. */
  variation: z.number().int(),
  /** Name of the variation, or its value when it has none; long ones are cut. */
  label: z.string(),
  /** Thousandths of a percent. */
  weight: z.number().int(),
})

/** See `flagShareSchema`. */
export type FlagShare = z.infer<typeof flagShareSchema>

/** What one environment does with a flag, in short. */
export const flagStateSchema = z.object({
  environment: z.string(),
  isOn: z.boolean(),
  /** What it does in a few words, e.g. `Off`, `Everyone`, `25% · 3 rules` or `legacy 90 · stripe 10`. */
  inShort: z.string(),
  /** What most contexts get, in words, e.g. `"true"` or `25% "true", 75% "false"`. */
  serves: z.string(),
  /** The same by variation, in order of index; empty when the caller's default value is served. */
  split: z.array(flagShareSchema),
  ruleCount: z.number().int(),
  targetCount: z.number().int(),
  prerequisiteCount: z.number().int(),
  /** Version of the configuration: the base version of an edit. */
  version: z.number().int(),
  /** Epoch ms. */
  updatedAt: z.number().int(),
  /** The environment before this one when both are on and configured differently, salts and seeds aside; else `null`. */
  differsFrom: z.string().nullable(),
  /** Epoch ms, to the minute; `null` when not evaluated within 90 days. */
  lastEvaluatedAt: z.number().int().nullable(),
  /** The last 24 hours, when the query asks for them; `null` when there was no evaluation. */
  evaluations: evaluationDaySchema.nullable().exactOptional(),
})

/** See `flagStateSchema`. */
export type FlagState = z.infer<typeof flagStateSchema>

/** See `flagLifecycleSchema`. */
export const FLAG_LIFECYCLES = ['building', 'releasing', 'live', 'cleanup', 'stale', 'permanent', 'archived'] as const

/**
 * Where a flag is on its way. *Production* is every critical environment, or the last one where none is critical. The
 * first that holds: `archived`; `stale`, neither changed nor evaluated anywhere for 30 days; `permanent`, not
 * temporary; `building`, off in production; `releasing`, on but not the same for everyone in all of production;
 * `cleanup`, the same for everyone and unchanged for 7 days, so that it can be removed; `live`.
 */
export const flagLifecycleSchema = z.enum(FLAG_LIFECYCLES)

/** See `flagLifecycleSchema`. */
export type FlagLifecycle = z.infer<typeof flagLifecycleSchema>

/** A row of the list of flags; never holds values, targets or rules. */
export const flagSummarySchema = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  valueType: valueTypeSchema,
  isMigration: z.boolean(),
  isTemporary: z.boolean(),
  isArchived: z.boolean(),
  lifecycle: flagLifecycleSchema,
  tags: z.array(z.string()),
  maintainer: z.string().nullable(),
  clientSideAvailability: clientSideAvailabilitySchema,
  variationCount: z.number().int(),
  /** Version of the definition. */
  version: z.number().int(),
  /** Epoch ms. */
  createdAt: z.number().int(),
  /** Epoch ms; of the definition or of any environment, whichever is later. */
  updatedAt: z.number().int(),
  /** In the project's order; only the asked one when the query names an environment and not `allEnvironments`. */
  environments: z.array(flagStateSchema),
})

/** See `flagSummarySchema`. */
export type FlagSummary = z.infer<typeof flagSummarySchema>

const valueCountSchema = z.array(z.object({ value: z.string(), count: z.number().int() }))

/** How many flags match the search, whatever the other filters: what each filter would show. */
export const flagCountsSchema = z.object({
  /** Not archived. */
  active: z.number().int(),
  archived: z.number().int(),
  /** Of the active flags. */
  temporary: z.number().int(),
  permanent: z.number().int(),
  migration: z.number().int(),
  /** Of the active flags: those to clean up or to archive (`cleanup`, `stale`). */
  needsAction: z.number().int(),
  /** Of the active flags: those that whoever asks maintains. */
  mine: z.number().int(),
  /** Of the active flags in the asked environment; `null` when the query names none. */
  on: z.number().int().nullable(),
  off: z.number().int().nullable(),
  /** Of the active flags, most used first, 100 at most. */
  valueTypes: valueCountSchema,
  tags: valueCountSchema,
  maintainers: valueCountSchema,
  lifecycles: valueCountSchema,
})

/** See `flagCountsSchema`. */
export type FlagCounts = z.infer<typeof flagCountsSchema>

/**
 * Orders of the list of flags; `-` means descending. `action`: flags that ask for action first (`cleanup`, `stale`),
 * then by what is going on, lately changed ones first.
 */
export const FLAG_SORTS = [
  'key',
  '-key',
  'name',
  '-name',
  'created',
  '-created',
  'updated',
  '-updated',
  'action',
] as const

const LIFECYCLE = FLAG_LIFECYCLES.join('|')

const isTrue = z.enum(['true', 'false']).transform((text) => text === 'true')

/** Flags of a project. Archived flags are left out unless `archived` asks for them. */
export const listFlags = defineRoute({
  id: 'flags.list',
  method: 'GET',
  path: '/projects/{project}/flags',
  summary: 'Find flags',
  action: 'flag:read',
  params: projectParams,
  query: z.strictObject({
    ...pageQuery,
    /** An environment's key: other parts of the query refer to it, and rows show that environment only. */
    environment: z.string().optional(),
    /** Rows show every environment, also when `environment` names one. @default false */
    allEnvironments: isTrue.optional(),
    /** Part of a key, a name, a description, a tag or a maintainer, upper and lower case alike. */
    search: z.string().max(200).optional(),
    /** Comma-separated; a flag must have all of them. */
    tag: z.string().max(2_000).optional(),
    /** Needs `environment`. */
    state: z.enum(['on', 'off']).optional(),
    /** @default false */
    archived: isTrue.optional(),
    temporary: isTrue.optional(),
    migration: isTrue.optional(),
    valueType: valueTypeSchema.optional(),
    /** `@me`: whoever asks, by name. */
    maintainer: z.string().optional(),
    /** Comma-separated; one of them. */
    lifecycle: z
      .string()
      .regex(new RegExp(`^(${LIFECYCLE})(,(${LIFECYCLE}))*$`), `one or more of ${FLAG_LIFECYCLES.join(', ')}`)
      .optional(),
    /** Epoch ms: changed since, in `environment` if it is named. */
    changedSince: z.coerce.number().int().nonnegative().optional(),
    /** Epoch ms: not evaluated since, in `environment` if it is named, else in none. */
    notEvaluatedSince: z.coerce.number().int().nonnegative().optional(),
    /** Two environments' keys with a comma between: flags that they do not serve the same. */
    drift: z
      .string()
      .regex(/^[^,]+,[^,]+$/, 'two keys of environments with a comma between')
      .optional(),
    /** The last 24 hours of evaluations, of `environment` if it is named, else of all. @default false */
    evaluations: isTrue.optional(),
    sort: z.enum(FLAG_SORTS).default('key'),
    /** Whether to count as well. @default false */
    counts: isTrue.optional(),
  }),
  response: pageOf(flagSummarySchema).extend({
    /** Present when the query asks for it. */
    counts: flagCountsSchema.optional(),
  }),
  problems: ['project_not_found', 'environment_not_found', 'invalid_cursor', 'state_without_environment'],
})

/** A flag as it is made in every environment, off at first. */
export const newFlagSchema = z.strictObject({
  /** Letters, digits, `.`, `_` and `-`; 256 at most. */
  key: z.string(),
  /** @default the key */
  name: z.string().optional(),
  description: z.string().optional(),
  /** `migration` makes a string flag with the six stages of a migration. @default "boolean" */
  valueType: z.enum([...valueTypeSchema.options, 'migration']).default('boolean'),
  /** Needed for strings, numbers and JSON; not allowed for migrations. Ids are made when left out. */
  variations: z
    .array(
      z.strictObject({
        id: z.string().optional(),
        value: jsonSchema,
        name: z.string().optional(),
        description: z.string().optional(),
      }),
    )
    .optional(),
  tags: z.array(z.string()).optional(),
  /** @default true */
  isTemporary: z.boolean().optional(),
  /** @default no client-side SDK sees the flag */
  clientSideAvailability: clientSideAvailabilitySchema.optional(),
  maintainer: z.string().nullable().optional(),
  /** For migrations only. */
  migration: migrationSettingsSchema.optional(),
})

/** See `newFlagSchema`. */
export type NewFlagRequest = z.input<typeof newFlagSchema>

/** A flag with what each environment does with it. The entity tag of this view is the version of the definition. */
export const flagDetailSchema = z.object({
  definition: flagDefinitionSchema,
  version: z.number().int(),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
  lifecycle: flagLifecycleSchema,
  environments: z.array(flagStateSchema),
})

/** See `flagDetailSchema`. */
export type FlagDetail = z.infer<typeof flagDetailSchema>

/** Makes a flag in every environment of the project, off. */
export const createFlag = defineRoute({
  id: 'flags.create',
  method: 'POST',
  path: '/projects/{project}/flags',
  summary: 'Create a flag',
  action: 'flag:create',
  params: projectParams,
  body: newFlagSchema,
  response: flagDetailSchema,
  status: 201,
  problems: ['project_not_found', 'flag_exists', 'invalid_flag'],
})

/** One flag. */
export const getFlag = defineRoute({
  id: 'flags.get',
  method: 'GET',
  path: '/projects/{project}/flags/{flag}',
  summary: 'One flag, with its state in each environment',
  action: 'flag:read',
  params: flagParams,
  response: flagDetailSchema,
  problems: ['project_not_found', 'flag_not_found'],
})

/** Deletes an archived flag for good. */
export const deleteFlag = defineRoute({
  id: 'flags.delete',
  method: 'DELETE',
  path: '/projects/{project}/flags/{flag}',
  summary: 'Delete an archived flag',
  action: 'flag:delete',
  params: flagParams,
  response: z.undefined(),
  status: 204,
  problems: ['project_not_found', 'flag_not_found', 'flag_not_archived', 'flag_in_use'],
})

/** All that an editor of a flag in one environment needs. The entity tag is the version of the configuration. */
export const configuredFlagSchema = z.object({
  definition: flagDefinitionSchema,
  /** Base version for edits of the definition. */
  definitionVersion: z.number().int(),
  environment: z.string(),
  configuration: flagConfigurationSchema,
  /** Base version for edits of the configuration. */
  version: z.number().int(),
  /** Epoch ms. */
  updatedAt: z.number().int(),
})

/** See `configuredFlagSchema`. */
export type ConfiguredFlagView = z.infer<typeof configuredFlagSchema>

/** A flag as one environment configures it. */
export const getConfiguredFlag = defineRoute({
  id: 'flags.get-configured',
  method: 'GET',
  path: '/projects/{project}/environments/{environment}/flags/{flag}',
  summary: 'A flag in one environment, to view and to edit',
  action: 'flag:read',
  params: environmentFlagParams,
  response: configuredFlagSchema,
  problems: ['project_not_found', 'environment_not_found', 'flag_not_found'],
})

/** Why a context gets what it gets. */
export const explanationSchema = z.object({
  flag: z.string(),
  /** Index of the variation served; `null` when the caller's default value is. */
  variation: z.number().int().nullable(),
  /** The value served; `null` when the caller's default value is. */
  value: jsonSchema,
  /** As SDKs report it: `{ kind: "RULE_MATCH", ruleIndex, ruleId, … }`. */
  reason: z.looseObject({ kind: z.string() }),
  /** What was looked at, in order, each with its own steps: `Step` of `@guidon/evaluation`. */
  steps: z.array(z.looseObject({ step: z.string() })),
})

/** See `explanationSchema`. */
export type ExplanationView = z.infer<typeof explanationSchema>

/** Evaluates a flag for a context, with every step. Counts nowhere: it is no evaluation by an SDK. */
export const explainFlag = defineRoute({
  id: 'flags.explain',
  method: 'POST',
  path: '/projects/{project}/environments/{environment}/flags/{flag}:explain',
  summary: 'Explain what a context gets, and why',
  action: 'flag:read',
  params: environmentFlagParams,
  body: z.strictObject({
    /** A context in LaunchDarkly's format: `{ kind, key, … }` or `{ kind: "multi", … }`. */
    context: z.unknown(),
  }),
  response: explanationSchema,
  problems: ['project_not_found', 'environment_not_found', 'flag_not_found', 'invalid_context'],
})
