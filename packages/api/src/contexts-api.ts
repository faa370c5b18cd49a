import { z } from 'zod'
import { pageOf, pageQuery } from './page.ts'
import { defineRoute } from './route.ts'

const environmentParams = z.strictObject({ project: z.string(), environment: z.string() })

/** A context as SDKs last reported it, one kind at a time. Private and redacted attributes are never kept. */
export const seenContextSchema = z.object({
  kind: z.string(),
  key: z.string(),
  /** The `name` attribute; `null` when there is none. */
  name: z.string().nullable(),
  anonymous: z.boolean(),
  /** All other attributes. */
  attributes: z.record(z.string(), z.unknown()),
  /** Application id from the SDK's tags; `""` when it sent none. */
  application: z.string(),
  /** Epoch ms. */
  firstSeenAt: z.number().int(),
  /** Epoch ms; up to ten minutes behind, because sightings of the same context are merged. */
  lastSeenAt: z.number().int(),
})

/** See `seenContextSchema`. */
export type SeenContext = z.infer<typeof seenContextSchema>

/** An attribute that contexts of a kind carry, with its commonest values. */
export const seenAttributeSchema = z.object({
  kind: z.string(),
  /** A top-level attribute name. */
  name: z.string(),
  /** Up to 20 values, the commonest first; `count` is out of the sample, elements of lists counted one by one. */
  values: z.array(
    z.object({ value: z.union([z.string(), z.number(), z.boolean()]), count: z.number().int().positive() }),
  ),
  /** Epoch ms. */
  lastSeenAt: z.number().int(),
})

/** See `seenAttributeSchema`. */
export type SeenAttribute = z.infer<typeof seenAttributeSchema>

/** A sample of the contexts of the last 30 days, most recently seen first. */
export const listContexts = defineRoute({
  id: 'contexts.list',
  method: 'GET',
  path: '/projects/{project}/environments/{environment}/contexts',
  summary: 'Contexts that SDKs reported',
  action: 'context:read',
  params: environmentParams,
  query: z.strictObject({
    ...pageQuery,
    kind: z.string().optional(),
    /** Part of a key or a name, upper and lower case alike. */
    search: z.string().max(200).optional(),
  }),
  response: pageOf(seenContextSchema),
  problems: ['project_not_found', 'environment_not_found', 'invalid_cursor'],
})

/** One context. */
export const getContext = defineRoute({
  id: 'contexts.get',
  method: 'GET',
  path: '/projects/{project}/environments/{environment}/contexts/{kind}/{key}',
  summary: 'One context that SDKs reported',
  action: 'context:read',
  params: environmentParams.extend({ kind: z.string(), key: z.string() }),
  response: seenContextSchema,
  problems: ['project_not_found', 'environment_not_found', 'context_not_found'],
})

/** Attributes of the 2,000 most recently seen contexts, to choose from when writing a rule. */
export const listAttributes = defineRoute({
  id: 'contexts.list-attributes',
  method: 'GET',
  path: '/projects/{project}/environments/{environment}/attributes',
  summary: 'Attributes that contexts carry',
  action: 'context:read',
  params: environmentParams,
  query: z.strictObject({ kind: z.string().optional() }),
  response: z.object({ items: z.array(seenAttributeSchema) }),
  problems: ['project_not_found', 'environment_not_found'],
})
