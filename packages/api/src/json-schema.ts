import type { Json } from '@guidon/model'
import { z } from 'zod'

/** Any JSON value, typed as the model types it. */
export const jsonSchema = z.json() as unknown as z.ZodType<Json, Json>
