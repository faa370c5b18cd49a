import { z } from 'zod'
import { defineRoute } from './route.ts'

/** Whether the server can do its work. */
export const statusSchema = z.object({
  version: z.string(),
  isReady: z.boolean(),
  /** The server's clock, epoch ms. */
  now: z.number().int(),
})

/** See `statusSchema`. */
export type Status = z.infer<typeof statusSchema>

/** Open to everyone, for load balancers: 200 when ready, otherwise 503 `not_ready`. */
export const getStatus = defineRoute({
  id: 'status.get',
  method: 'GET',
  path: '/status',
  summary: 'Whether the server is ready',
  action: null,
  response: statusSchema,
})
