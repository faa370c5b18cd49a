import { z } from 'zod'
import { actorSchema } from './actor-schema.ts'
import { pageOf, pageQuery } from './page.ts'
import { defineRoute } from './route.ts'
import { instructionSchema } from './rule-schema.ts'

const projectParams = z.strictObject({ project: z.string() })
const changeParams = projectParams.extend({ change: z.string() })

/** What an operation edits. */
export const changeSubjectSchema = z.strictObject({
  kind: z.enum(['flag', 'segment']),
  key: z.string(),
  /**
   * Key of an environment. With it, an operation on a flag edits that environment's configuration; without it, the
   * definition that all environments share. Segments always need it.
   */
  environment: z.string().optional(),
})

/** See `changeSubjectSchema`. */
export type ChangeSubject = z.infer<typeof changeSubjectSchema>

/** Edits of one subject. */
export const operationSchema = z.strictObject({
  subject: changeSubjectSchema,
  /** The version that the edits were made against; refused with `version_conflict` when there is a newer one. */
  baseVersion: z.number().int().optional(),
  instructions: z.array(instructionSchema).min(1).max(1_000),
})

/** See `operationSchema`. */
export type Operation = z.infer<typeof operationSchema>

const consent = {
  /** Why; policies may need it. */
  reason: z.string().trim().max(10_000).optional(),
  /** What the check `typed_confirmation` asks for: the keys of the critical environments, joined by commas. */
  confirmation: z.string().max(2_000).optional(),
}

/** A change to plan or to apply: all of its operations or none. */
export const changeRequestSchema = z.strictObject({
  operations: z.array(operationSchema).min(1).max(1_000),
  ...consent,
})

/** See `changeRequestSchema`. */
export type ChangeRequest = z.input<typeof changeRequestSchema>

/** One difference between before and after. Several instructions on one thing are one difference, or none. */
export const differenceSchema = z.object({
  subject: changeSubjectSchema,
  /** In words: `Add 3 values to …`, `Serve "true" to 25 % of users, was 10 %`. */
  text: z.string(),
  change: z.enum(['add', 'remove', 'update']),
  /** What makes this difference and no other. */
  instruction: instructionSchema,
})

/** See `differenceSchema`. */
export type Difference = z.infer<typeof differenceSchema>

/** What one flag does to recently seen contexts of one environment, estimated by evaluating before and after. */
export const flagImpactSchema = z.object({
  flag: z.string(),
  environment: z.string(),
  /** Contexts seen within 7 days, 100,000 at most: what the other numbers stand for. */
  seen: z.number().int(),
  /** Those of them that were evaluated, the newest 2,000 at most; 0 when no context was seen. */
  contexts: z.number().int(),
  /** How many of them get another variation. */
  changed: z.number().int(),
  /** How many of them get another variation of this flag or of any other that the change affects in the environment. */
  changedByAny: z.number().int(),
  /** What they get now, by index of the variation, most contexts first; `null` stands for the caller's default value. */
  now: z.array(z.object({ variation: z.number().int().nullable(), contexts: z.number().int() })),
  /** Which way they move, most contexts first. */
  moves: z.array(
    z.object({ from: z.number().int().nullable(), to: z.number().int().nullable(), contexts: z.number().int() }),
  ),
  /** Keys of the flags that have this one as a prerequisite, also by way of others. */
  dependants: z.array(z.string()),
})

/** See `flagImpactSchema`. */
export type FlagImpact = z.infer<typeof flagImpactSchema>

/** Where evaluation of a flag ends for recently seen contexts of one environment, estimated by evaluating it for them. */
export const flagReachSchema = z.object({
  /** Contexts seen within 7 days, 100,000 at most: what the other numbers stand for. */
  seen: z.number().int(),
  /** Those of them that were evaluated, the newest 2,000 at most; 0 when no context was seen. */
  contexts: z.number().int(),
  /** Whether targeting is on. The places tell where contexts end, or would if it were on. */
  isOn: z.boolean(),
  /** In the order of evaluation; each context counts at the first that matches. Empty for an archived flag. */
  places: z.array(
    z.object({
      /** `prerequisites`: one of them is not met; `fallthrough`: no rule matches. */
      place: z.enum(['prerequisites', 'targets', 'rule', 'fallthrough']),
      /** Of a rule; `null` for other places. */
      ruleId: z.string().nullable(),
      /** How many of the evaluated contexts end here. */
      contexts: z.number().int(),
      /** Epoch ms: when one of them was last seen, up to ten minutes early; `null` when none ends here. */
      lastSeenAt: z.number().int().nullable(),
    }),
  ),
})

/** See `flagReachSchema`. */
export type FlagReach = z.infer<typeof flagReachSchema>

/** What one policy says. */
export const changeCheckSchema = z.object({
  /**
   * Stable, snake_case, e.g. `version_conflict`, `required_reason`, `typed_confirmation`, `never_reached_rule`,
   * `prerequisite_never_met`, `unseen_context_kind`.
   */
  code: z.string(),
  verdict: z.enum(['ok', 'warn', 'block']),
  /** Why, and what to do. */
  reason: z.string(),
  /** What it is about; absent when it is about the change as a whole. */
  subject: changeSubjectSchema.optional(),
  /** JSON pointer into the subject. */
  path: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
})

/** See `changeCheckSchema`. */
export type ChangeCheck = z.infer<typeof changeCheckSchema>

/** What would happen if the change were applied now. */
export const changePlanSchema = z.object({
  /** The operations, each with its base version. */
  operations: z.array(operationSchema),
  /** What changes, in words. */
  sentences: z.array(z.string()),
  diff: z.array(differenceSchema),
  /** Whom it reaches; `[]` also when the request leaves it out. */
  impact: z.array(flagImpactSchema),
  checks: z.array(changeCheckSchema),
  /** `needs-confirmation`: apply again with what the checks ask for (a reason, a typed confirmation). */
  decision: z.enum(['apply', 'needs-confirmation', 'blocked']),
})

/** See `changePlanSchema`. */
export type ChangePlan = z.infer<typeof changePlanSchema>

/** A change that was applied. */
export const changeSchema = z.object({
  id: z.string(),
  /** Epoch ms. */
  createdAt: z.number().int(),
  actor: actorSchema,
  reason: z.string().nullable(),
  operations: z.array(operationSchema),
  sentences: z.array(z.string()),
  /** The versions that the change made. */
  versions: z.array(z.object({ subject: changeSubjectSchema, version: z.number().int() })),
  /** Environments whose SDKs see the change, and since which version of the environment. */
  published: z.array(z.object({ environment: z.string(), version: z.number().int() })),
  /** Operations that undo the change, with the base versions that they were made against. */
  inverse: z.array(operationSchema),
  /** Id of the change that this one reverts. */
  reverts: z.string().nullable(),
  /** Id of the change that reverts this one. */
  revertedBy: z.string().nullable(),
  /** Epoch ms: until when it can be undone, 30 minutes after it was made. */
  undoableUntil: z.number().int(),
})

/** See `changeSchema`. */
export type Change = z.infer<typeof changeSchema>

const applyProblems = [
  'project_not_found',
  'environment_not_found',
  'flag_not_found',
  'segment_not_found',
  'invalid_instructions',
  'version_conflict',
  'change_blocked',
  'confirmation_required',
]

const planProblems = [
  'project_not_found',
  'environment_not_found',
  'flag_not_found',
  'segment_not_found',
  'invalid_instructions',
]

/** Says what a change would do. Writes nothing. */
export const planChange = defineRoute({
  id: 'changes.plan',
  method: 'POST',
  path: '/projects/{project}/changes:plan',
  summary: 'See what a change would do',
  action: 'change:plan',
  params: projectParams,
  body: changeRequestSchema.extend({
    /** Answers sooner, without `impact`, for callers that ask `changes:impact` for it. @default false */
    isImpactLeftOut: z.boolean().optional(),
  }),
  response: changePlanSchema,
  problems: planProblems,
})

/** Whom a change would reach: the `impact` of its plan. Writes nothing. */
export const estimateChangeImpact = defineRoute({
  id: 'changes.impact',
  method: 'POST',
  path: '/projects/{project}/changes:impact',
  summary: 'Estimate whom a change would reach',
  action: 'change:plan',
  params: projectParams,
  body: changeRequestSchema.pick({ operations: true }),
  response: z.object({ items: z.array(flagImpactSchema) }),
  problems: planProblems,
})

/** How many recently seen contexts each rule of a flag catches, as it is or with edits that are not applied yet. */
export const getFlagReach = defineRoute({
  id: 'changes.reach',
  method: 'POST',
  path: '/projects/{project}/environments/{environment}/flags/{flag}:reach',
  summary: 'Estimate whom each rule of a flag reaches',
  action: 'flag:read',
  params: projectParams.extend({ environment: z.string(), flag: z.string() }),
  body: z.strictObject({
    /** Edits of the flag in this environment, on its current version. @default [] */
    instructions: z.array(instructionSchema).max(1_000).default([]),
  }),
  response: flagReachSchema,
  problems: ['project_not_found', 'environment_not_found', 'flag_not_found', 'invalid_instructions'],
})

/** Applies a change, by the same code and the same checks as the plan. */
export const applyChange = defineRoute({
  id: 'changes.apply',
  method: 'POST',
  path: '/projects/{project}/changes',
  summary: 'Apply a change',
  action: 'change:apply',
  params: projectParams,
  body: changeRequestSchema,
  response: changeSchema,
  status: 201,
  problems: applyProblems,
})

/** Changes of a project, newest first. */
export const listChanges = defineRoute({
  id: 'changes.list',
  method: 'GET',
  path: '/projects/{project}/changes',
  summary: 'Changes of a project',
  action: 'change:read',
  params: projectParams,
  query: z.strictObject({
    ...pageQuery,
    /** `flag:<key>` or `segment:<key>`. */
    subject: z.string().max(500).optional(),
    environment: z.string().optional(),
  }),
  response: pageOf(changeSchema.omit({ operations: true, inverse: true })),
  problems: ['project_not_found', 'invalid_cursor'],
})

/** One change. */
export const getChange = defineRoute({
  id: 'changes.get',
  method: 'GET',
  path: '/projects/{project}/changes/{change}',
  summary: 'One change',
  action: 'change:read',
  params: changeParams,
  response: changeSchema,
  problems: ['project_not_found', 'change_not_found'],
})

/**
 * Undoes a change by applying its inverse, within 30 minutes. Refused when a later change touched the same parts. Later,
 * earlier versions are restored: `versions.compare` gives the instructions.
 */
export const revertChange = defineRoute({
  id: 'changes.revert',
  method: 'POST',
  path: '/projects/{project}/changes/{change}:revert',
  summary: 'Undo a change',
  action: 'change:apply',
  params: changeParams,
  body: z.strictObject(consent),
  response: changeSchema,
  status: 201,
  problems: [...applyProblems, 'change_not_found', 'change_already_reverted', 'undo_expired', 'revert_conflict'],
})
