import { z } from 'zod'
import { defineRoute } from './route.ts'

const projectParams = z.strictObject({ project: z.string() })
const kindParams = projectParams.extend({ kind: z.string() })

/** A kind of context that a project targets: `user`, `organization`, `device`, … */
export const contextKindSchema = z.object({
  /** What SDKs send as `kind`. */
  kind: z.string(),
  name: z.string(),
  description: z.string(),
  /** Not offered in targeting; rules that use it go on working. */
  isHidden: z.boolean(),
  version: z.number().int(),
})

/** See `contextKindSchema`. */
export type ContextKind = z.infer<typeof contextKindSchema>

/** All context kinds of a project, `user` first. */
export const listContextKinds = defineRoute({
  id: 'context-kinds.list',
  method: 'GET',
  path: '/projects/{project}/context-kinds',
  summary: 'Context kinds of a project',
  action: 'context:read',
  params: projectParams,
  response: z.object({ items: z.array(contextKindSchema) }),
  problems: ['project_not_found'],
})

/** One context kind. */
export const getContextKind = defineRoute({
  id: 'context-kinds.get',
  method: 'GET',
  path: '/projects/{project}/context-kinds/{kind}',
  summary: 'One context kind',
  action: 'context:read',
  params: kindParams,
  response: contextKindSchema,
  problems: ['project_not_found', 'context_kind_not_found'],
})

/** Makes a context kind or changes what the body names of it. */
export const putContextKind = defineRoute({
  id: 'context-kinds.put',
  method: 'PUT',
  path: '/projects/{project}/context-kinds/{kind}',
  summary: 'Create or change a context kind',
  action: 'context-kind:update',
  params: kindParams,
  body: z.strictObject({
    name: z.string().trim().min(1).max(256),
    description: z.string().max(10_000).default(''),
    isHidden: z.boolean().default(false),
  }),
  response: contextKindSchema,
  problems: ['project_not_found', 'invalid_context_kind'],
})
