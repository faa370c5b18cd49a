import { z } from 'zod'

/** Error body of every route: RFC 9457 with a stable `code`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** Stable, snake_case, never reused; listed in `docs/reference/errors.md`. */
  code: z.string(),
  /** What failed, on which object, and what to do. */
  detail: z.string(),
  requestId: z.string(),
  /** Structured facts of this code, for programs. */
  details: z.unknown().optional(),
  /** What is wrong with the input, one entry each: where, what. */
  issues: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
})

/** See `problemSchema`. */
export type Problem = z.infer<typeof problemSchema>
