import { z } from 'zod'

/** Query part of every list: keyset paging. */
export const pageQuery = {
  /** Opaque position from the previous page's `next`. */
  after: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
}

/** Body of every list: rows and where the next page starts (`null` at the end). */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({
    items: z.array(row),
    page: z.object({ next: z.string().nullable(), total: z.number().int().optional() }),
  })
}
