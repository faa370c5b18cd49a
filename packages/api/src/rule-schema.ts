import { z } from 'zod'
import { jsonSchema } from './json-schema.ts'

/** A test of one attribute against a list of values; mirrors `Clause` of the model. */
export const clauseSchema = z.object({
  /** Absent means `user`, and makes `attribute` a literal name. */
  contextKind: z.string().exactOptional(),
  attribute: z.string(),
  op: z.string(),
  values: z.array(jsonSchema).readonly(),
  negate: z.boolean(),
})

/** Context keys of one kind; mirrors `SegmentTarget` of the model. */
export const contextKeysSchema = z.object({ contextKind: z.string(), values: z.array(z.string()).readonly() })

/**
 * One edit, as the model's `FlagInstruction` and `SegmentInstruction` define it. The other properties depend on
 * `kind`; the server answers `invalid_instructions` with a pointer to each mistake.
 */
export const instructionSchema = z.looseObject({ kind: z.string() })

/** See `instructionSchema`. */
export type Instruction = z.infer<typeof instructionSchema>
