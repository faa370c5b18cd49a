import type { Json } from '@guidon/model'
import { z } from 'zod'

/**
 * Any JSON value, passed on as it is. NOTE: not `z.json()`, which loses object keys named `__proto__`.
 */
export const jsonSchema = z.unknown().refine((value) => value !== undefined, 'is missing') as unknown as z.ZodType<
  Json,
  Json
>
