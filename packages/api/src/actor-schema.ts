import { z } from 'zod'

/** Who did something. */
export const actorSchema = z.object({
  kind: z.enum(['member', 'token', 'system', 'anonymous']),
  id: z.string(),
  /** For people to read: a name or an e-mail address. */
  name: z.string(),
})

/** See `actorSchema`. */
export type Actor = z.infer<typeof actorSchema>
