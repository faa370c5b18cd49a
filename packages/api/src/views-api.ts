import { z } from 'zod'
import { defineRoute } from './route.ts'

/** Lists that views can be saved of. */
export const VIEW_LISTS = ['flags', 'audit'] as const

const projectParams = z.strictObject({ project: z.string() })
const viewParams = projectParams.extend({ view: z.string() })
const content = {
  name: z.string().trim().min(1).max(60),
  /** The query string of the list's address, without `?`: filters, sort order, columns. */
  query: z.string().max(2_000),
  /** Shared views are everybody's: all see them and may change them. */
  isShared: z.boolean(),
}

/** A list as somebody wants to see it again. */
export const viewSchema = z.object({
  id: z.string(),
  list: z.enum(VIEW_LISTS),
  ...content,
  /** Epoch ms. */
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
})

/** See `viewSchema`. */
export type View = z.infer<typeof viewSchema>

const writeProblems = ['project_not_found', 'view_exists', 'too_many_views']

/** Views of a list: those that are shared, then the caller's own, each in their order. */
export const listViews = defineRoute({
  id: 'views.list',
  method: 'GET',
  path: '/projects/{project}/views',
  summary: 'Saved views of a list',
  action: 'project:read',
  params: projectParams,
  query: z.strictObject({ list: z.enum(VIEW_LISTS).default('flags') }),
  response: z.object({ items: z.array(viewSchema) }),
  problems: ['project_not_found'],
})

/** Saves a view, last in order. A list has up to 50 shared views and 50 of each member; names are unique in each. */
export const createView = defineRoute({
  id: 'views.create',
  method: 'POST',
  path: '/projects/{project}/views',
  summary: 'Save a view of a list',
  action: 'view:update',
  params: projectParams,
  body: z.strictObject({
    list: z.enum(VIEW_LISTS).default('flags'),
    ...content,
    isShared: content.isShared.default(false),
  }),
  response: viewSchema,
  status: 201,
  problems: writeProblems,
})

/** Changes what is given. A shared view that is no longer shared becomes the caller's own. */
export const updateView = defineRoute({
  id: 'views.update',
  method: 'PATCH',
  path: '/projects/{project}/views/{view}',
  summary: 'Change a saved view',
  action: 'view:update',
  params: viewParams,
  body: z.strictObject(content).partial(),
  response: viewSchema,
  problems: [...writeProblems, 'view_not_found'],
})

/** Puts shared or own views into another order. Those that are left out follow, as they were. */
export const reorderViews = defineRoute({
  id: 'views.reorder',
  method: 'POST',
  path: '/projects/{project}/views:reorder',
  summary: 'Put saved views into order',
  action: 'view:update',
  params: projectParams,
  body: z.strictObject({
    list: z.enum(VIEW_LISTS).default('flags'),
    isShared: z.boolean(),
    /** Ids of views, first one first. */
    views: z.array(z.string()).max(50),
  }),
  response: z.undefined(),
  status: 204,
  problems: ['project_not_found', 'view_not_found'],
})

/** Deletes a view. */
export const deleteView = defineRoute({
  id: 'views.delete',
  method: 'DELETE',
  path: '/projects/{project}/views/{view}',
  summary: 'Delete a saved view',
  action: 'view:update',
  params: viewParams,
  response: z.undefined(),
  status: 204,
  problems: ['project_not_found', 'view_not_found'],
})
