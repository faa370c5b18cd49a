import { z } from 'zod'
import { changeSubjectSchema } from './changes-api.ts'
import { defineRoute } from './route.ts'
import { instructionSchema } from './rule-schema.ts'

const projectParams = z.strictObject({ project: z.string() })
const draftParams = projectParams.extend({ kind: z.enum(['flag', 'segment']), key: z.string() })
const draftQuery = z.strictObject({
  /** Key of an environment; without it the draft is of a flag's definition. Segments always need it. */
  environment: z.string().optional(),
})

/** A draft, without its instructions. */
export const draftSummarySchema = z.object({
  subject: changeSubjectSchema,
  /** The version of the subject that the edits were made on. */
  baseVersion: z.number().int(),
  /** Goes up with each save, also of a draft that is begun anew. */
  revision: z.number().int(),
  instructionCount: z.number().int(),
  /** Epoch ms. */
  updatedAt: z.number().int(),
})

/** See `draftSummarySchema`. */
export type DraftSummary = z.infer<typeof draftSummarySchema>

/**
 * Edits that somebody has begun and not applied: instructions on a version of one subject. They are the caller's own,
 * change nothing, and may be incomplete: they are checked when they are planned or applied.
 */
export const draftSchema = draftSummarySchema.extend({ instructions: z.array(instructionSchema) })

/** See `draftSchema`. */
export type Draft = z.infer<typeof draftSchema>

const subjectProblems = ['project_not_found', 'environment_not_found']

/** The caller's drafts in a project, last saved first. */
export const listDrafts = defineRoute({
  id: 'drafts.list',
  method: 'GET',
  path: '/projects/{project}/drafts',
  summary: 'Your drafts',
  action: 'change:plan',
  params: projectParams,
  response: z.object({ items: z.array(draftSummarySchema) }),
  problems: ['project_not_found'],
})

/** The caller's draft of one subject; `null` when there is none, which is the usual case and no error. */
export const getDraft = defineRoute({
  id: 'drafts.get',
  method: 'GET',
  path: '/projects/{project}/drafts/{kind}/{key}',
  summary: 'Your draft of a flag or a segment',
  action: 'change:plan',
  params: draftParams,
  query: draftQuery,
  response: draftSchema.nullable(),
  problems: subjectProblems,
})

/** Saves the caller's draft of one subject in place of the one before. Drafts go 90 days after their last save. */
export const putDraft = defineRoute({
  id: 'drafts.put',
  method: 'PUT',
  path: '/projects/{project}/drafts/{kind}/{key}',
  summary: 'Save your draft of a flag or a segment',
  action: 'change:plan',
  params: draftParams,
  query: draftQuery,
  body: z.strictObject({
    baseVersion: z.number().int().nonnegative(),
    instructions: z.array(instructionSchema).min(1).max(1_000),
    /** The revision that is saved over, 0 for none; refused when there is another. @default whatever there is */
    revision: z.number().int().nonnegative().optional(),
  }),
  response: draftSummarySchema,
  problems: [...subjectProblems, 'flag_not_found', 'segment_not_found', 'draft_conflict', 'too_many_drafts'],
  maxBodyBytes: 524_288,
})

/** Throws the caller's draft of one subject away; does nothing when there is none. */
export const deleteDraft = defineRoute({
  id: 'drafts.delete',
  method: 'DELETE',
  path: '/projects/{project}/drafts/{kind}/{key}',
  summary: 'Discard your draft of a flag or a segment',
  action: 'change:plan',
  params: draftParams,
  query: draftQuery,
  response: z.undefined(),
  status: 204,
  problems: subjectProblems,
})
