import { z } from 'zod'
import { defineRoute } from './route.ts'

const named = { key: z.string(), name: z.string(), tags: z.array(z.string()), isArchived: z.boolean() }

/** The best matches of one kind, and how many there are. */
function groupOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), total: z.number().int() })
}

/** What a text may mean, by kind. A kind that the caller may not read is empty. */
export const searchResultSchema = z.object({
  flags: groupOf(z.object(named)),
  /** One entry for each key. */
  segments: groupOf(z.object({ ...named, environments: z.array(z.string()) })),
  /** Contexts of the environment whose key is the text. */
  contexts: groupOf(
    z.object({
      kind: z.string(),
      key: z.string(),
      /** The `name` attribute; `null` when there is none. */
      name: z.string().nullable(),
      /** Epoch ms. */
      lastSeenAt: z.number().int(),
    }),
  ),
})

/** See `searchResultSchema`. */
export type SearchResult = z.infer<typeof searchResultSchema>

/**
 * Finds flags and segments by key, name and tags, and contexts by their exact key. A key that is the text comes first,
 * then what begins with it, then words that begin as typed: `gb grid`, `gbGrid` and `gb-grid` all find
 * `gb-exam-gridView`.
 */
export const search = defineRoute({
  id: 'search.search',
  method: 'GET',
  path: '/projects/{project}/search',
  summary: 'Find flags, segments and contexts',
  action: 'flag:read',
  params: z.strictObject({ project: z.string() }),
  query: z.strictObject({
    q: z.string().trim().min(1).max(200),
    /** Where contexts and segments are looked up. @default segments of all environments, and no contexts */
    environment: z.string().optional(),
    /** Matches of each kind. */
    limit: z.coerce.number().int().min(1).max(50).default(5),
  }),
  response: searchResultSchema,
  problems: ['project_not_found', 'environment_not_found'],
})
