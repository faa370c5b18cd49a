import { z } from 'zod'
import { defineRoute } from './route.ts'

const environmentParams = z.strictObject({ project: z.string(), environment: z.string() })

/** Width of one step of an evaluation series. Minutes are kept for two days, hours for 90 days. */
export const evaluationResolutionSchema = z.enum(['minute', 'hour', 'day'])

/** See `evaluationResolutionSchema`. */
export type EvaluationResolution = z.infer<typeof evaluationResolutionSchema>

/** How often one variation was served, over time. */
export const evaluationSeriesSchema = z.object({
  /** Index of the variation; `null` when the caller's default value was served. */
  variation: z.number().int().nullable(),
  total: z.number().int(),
  /** Steps with at least one evaluation, oldest first; `at` is the start of the step in epoch ms. */
  points: z.array(z.object({ at: z.number().int(), count: z.number().int() })),
})

/** Who evaluated the flag: an application with one SDK. */
export const evaluationSourceSchema = z.object({
  /** Application id from the SDK's tags; `""` when it sent none. */
  application: z.string(),
  /** SDK name from the `User-Agent`, e.g. `NodeJSClient`; `""` when unknown. */
  sdk: z.string(),
  total: z.number().int(),
})

/** How often a flag was evaluated, by variation, over time. */
export const evaluationCountsSchema = z.object({
  flag: z.string(),
  /** Epoch ms, inclusive; rounded down to a full step. */
  from: z.number().int(),
  /** Epoch ms, exclusive. */
  to: z.number().int(),
  resolution: evaluationResolutionSchema,
  total: z.number().int(),
  /** Epoch ms of the newest evaluation on record, also outside the asked time; `null` for none. */
  lastEvaluatedAt: z.number().int().nullable(),
  /** One entry per variation served, in order of index, the default value last. */
  series: z.array(evaluationSeriesSchema),
  /** Most evaluations first. */
  sources: z.array(evaluationSourceSchema),
})

/** See `evaluationCountsSchema`. */
export type EvaluationCounts = z.infer<typeof evaluationCountsSchema>

/** The last 24 hours of a flag in one environment, the one that is not over included. */
export const evaluationDaySchema = z.object({
  /** Start of the first hour, epoch ms. */
  from: z.number().int(),
  total: z.number().int(),
  /** One count per hour, 24 of them. */
  hours: z.array(z.number().int()),
})

/** See `evaluationDaySchema`. */
export type EvaluationDay = z.infer<typeof evaluationDaySchema>

/** Counts of one flag. Leaves out nothing that was acknowledged; a flag never evaluated has an empty series. */
export const getEvaluations = defineRoute({
  id: 'evaluations.get',
  method: 'GET',
  path: '/projects/{project}/environments/{environment}/evaluations',
  summary: 'How often a flag was evaluated, by variation, over time',
  action: 'evaluation:read',
  params: environmentParams,
  query: z.strictObject({
    flag: z.string().min(1),
    /** Epoch ms. @default 24 hours before `to` */
    from: z.coerce.number().int().nonnegative().optional(),
    /** Epoch ms. @default now */
    to: z.coerce.number().int().nonnegative().optional(),
    /** @default the finest that gives 300 steps at most */
    resolution: evaluationResolutionSchema.optional(),
  }),
  response: evaluationCountsSchema,
  problems: ['project_not_found', 'environment_not_found', 'invalid_time_range'],
})
