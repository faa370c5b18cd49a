import { z } from 'zod'
import { pageOf, pageQuery } from './page.ts'
import { defineRoute } from './route.ts'
import { instructionSchema } from './rule-schema.ts'

const comparedStateSchema = z.object({
  isOn: z.boolean(),
  /** As in the list of flags. */
  inShort: z.string(),
  /** The base version of an edit. */
  version: z.number().int(),
})

/** A flag that two environments do not configure the same. Salts, seeds and ids of rules are no difference. */
export const flagDifferenceSchema = z.object({
  key: z.string(),
  name: z.string(),
  from: comparedStateSchema,
  to: comparedStateSchema,
  /** What makes the configuration of `from` like that of `to`; each one is a part that can be copied by itself. */
  parts: z.array(
    z.object({
      instruction: instructionSchema,
      /** The same in words, as in the history of a flag. */
      text: z.string(),
      /** Whether something comes, goes or becomes different in `from`. */
      change: z.enum(['add', 'remove', 'update']),
    }),
  ),
})

/** See `flagDifferenceSchema`. */
export type FlagDifference = z.infer<typeof flagDifferenceSchema>

/** Flags that two environments configure differently, by key; archived ones are left out. */
export const compareEnvironments = defineRoute({
  id: 'comparison.read',
  method: 'GET',
  path: '/projects/{project}/comparison',
  summary: 'Compare two environments',
  action: 'flag:read',
  params: z.strictObject({ project: z.string() }),
  query: z.strictObject({
    ...pageQuery,
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** Key of the environment that would have to be edited. */
    from: z.string(),
    /** Key of the environment that it would then be like. */
    to: z.string(),
    /** Key of the one flag that is compared, archived or not; it is an item also when nothing differs. */
    flag: z.string().optional(),
    /** Part of a key or a name, upper and lower case alike. */
    search: z.string().max(200).optional(),
  }),
  response: pageOf(flagDifferenceSchema),
  problems: ['project_not_found', 'environment_not_found', 'flag_not_found', 'invalid_cursor'],
})
