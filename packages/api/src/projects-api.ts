import { z } from 'zod'
import { pageOf, pageQuery } from './page.ts'
import { defineRoute } from './route.ts'

/** Keys of projects and environments: they appear in paths and files. */
export const resourceKeySchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,63}$/,
    'must start with a-z or 0-9 and go on with a-z 0-9 . _ -, 64 characters at most',
  )

const nameSchema = z.string().trim().min(1).max(100)

/** A set of flags and the environments in which they run. */
export const projectSchema = z.object({
  key: z.string(),
  name: z.string(),
  createdAt: z.number().int(),
  environmentCount: z.number().int(),
})

/** See `projectSchema`. */
export type Project = z.infer<typeof projectSchema>

/** One place where flags of a project run, with settings and keys of its own. */
export const environmentSchema = z.object({
  /** 24 hex digits: the client-side id of browser SDKs. Not a secret. */
  id: z.string(),
  key: z.string(),
  name: z.string(),
  /** Order in lists, from 0: the way changes travel. */
  position: z.number().int(),
  /** Changes ask for the environment's key as confirmation. */
  isCritical: z.boolean(),
  /** Changes ask for a reason. */
  requiresReason: z.boolean(),
  /** Browser SDKs must prove who their context is with a hash made by a server. */
  isSecureMode: z.boolean(),
  createdAt: z.number().int(),
})

/** See `environmentSchema`. */
export type Environment = z.infer<typeof environmentSchema>

/** What SDKs of one kind identify themselves with. */
export const environmentKeySchema = z.object({
  id: z.string(),
  kind: z.enum(['sdk', 'mobile']),
  /** The key itself. */
  value: z.string(),
  createdAt: z.number().int(),
  /** When a replaced key stops working, epoch ms; `null` for the key in use. */
  expiresAt: z.number().int().nullable(),
})

/** See `environmentKeySchema`. */
export type EnvironmentKey = z.infer<typeof environmentKeySchema>

const projectParams = z.strictObject({ project: z.string() })
const environmentParams = projectParams.extend({ environment: z.string() })
const deletionQuery = z.strictObject({
  /** The key of what is deleted: it is refused without. */
  confirmation: z.string().max(2_000).optional(),
})

/** Projects by key. */
export const listProjects = defineRoute({
  id: 'projects.list',
  method: 'GET',
  path: '/projects',
  summary: 'Projects',
  action: 'project:read',
  query: z.strictObject(pageQuery),
  response: pageOf(projectSchema),
  problems: ['invalid_cursor'],
})

/** Creates a project with its environments, three by default. */
export const createProject = defineRoute({
  id: 'projects.create',
  method: 'POST',
  path: '/projects',
  summary: 'Create a project',
  action: 'project:create',
  body: z.strictObject({
    key: resourceKeySchema,
    name: nameSchema,
    /** @default development, staging and production (critical) */
    environments: z
      .array(z.strictObject({ key: resourceKeySchema, name: nameSchema, isCritical: z.boolean().default(false) }))
      .min(1)
      .max(50)
      .optional(),
  }),
  response: projectSchema,
  status: 201,
  problems: ['project_exists', 'environment_exists'],
})

/** One project. */
export const getProject = defineRoute({
  id: 'projects.get',
  method: 'GET',
  path: '/projects/{project}',
  summary: 'One project',
  action: 'project:read',
  params: projectParams,
  response: projectSchema,
  problems: ['project_not_found'],
})

/** Renames a project; its key stays. */
export const updateProject = defineRoute({
  id: 'projects.update',
  method: 'PATCH',
  path: '/projects/{project}',
  summary: 'Rename a project',
  action: 'project:update',
  params: projectParams,
  body: z.strictObject({ name: nameSchema }),
  response: projectSchema,
  problems: ['project_not_found'],
})

/** Deletes a project with everything in it, for good. Its audit entries stay on record; the last project cannot go. */
export const deleteProject = defineRoute({
  id: 'projects.delete',
  method: 'DELETE',
  path: '/projects/{project}',
  summary: 'Delete a project',
  action: 'project:delete',
  params: projectParams,
  query: deletionQuery,
  response: z.undefined(),
  status: 204,
  problems: ['project_not_found', 'last_project', 'confirmation_required'],
})

/** Environments of a project, in their order. */
export const listEnvironments = defineRoute({
  id: 'environments.list',
  method: 'GET',
  path: '/projects/{project}/environments',
  summary: 'Environments of a project',
  action: 'environment:read',
  params: projectParams,
  response: z.object({ items: z.array(environmentSchema) }),
  problems: ['project_not_found'],
})

/** Creates an environment with its keys, after the others; every flag starts there switched off. */
export const createEnvironment = defineRoute({
  id: 'environments.create',
  method: 'POST',
  path: '/projects/{project}/environments',
  summary: 'Create an environment',
  action: 'environment:create',
  params: projectParams,
  body: z.strictObject({
    key: resourceKeySchema,
    name: nameSchema,
    isCritical: z.boolean().default(false),
    requiresReason: z.boolean().default(false),
    isSecureMode: z.boolean().default(false),
  }),
  response: environmentSchema,
  status: 201,
  problems: ['project_not_found', 'environment_exists'],
})

/** One environment. */
export const getEnvironment = defineRoute({
  id: 'environments.get',
  method: 'GET',
  path: '/projects/{project}/environments/{environment}',
  summary: 'One environment',
  action: 'environment:read',
  params: environmentParams,
  response: environmentSchema,
  problems: ['project_not_found', 'environment_not_found'],
})

/** Changes settings of an environment; what is left out stays. */
export const updateEnvironment = defineRoute({
  id: 'environments.update',
  method: 'PATCH',
  path: '/projects/{project}/environments/{environment}',
  summary: 'Change an environment',
  action: 'environment:update',
  params: environmentParams,
  body: z.strictObject({
    name: nameSchema.optional(),
    /** Place among the environments, from 0; the others move. */
    position: z.number().int().min(0).optional(),
    isCritical: z.boolean().optional(),
    requiresReason: z.boolean().optional(),
    isSecureMode: z.boolean().optional(),
    /** The environment's key: needed to make it no longer critical, or no longer ask for a reason. */
    confirmation: z.string().max(2_000).optional(),
  }),
  response: environmentSchema,
  problems: ['project_not_found', 'environment_not_found', 'confirmation_required'],
})

/**
 * Deletes an environment for good, with its keys, its side of every flag, its segments and what was seen in it. Programs
 * with its keys are cut off at once. Its audit entries stay; the last environment of a project cannot go.
 */
export const deleteEnvironment = defineRoute({
  id: 'environments.delete',
  method: 'DELETE',
  path: '/projects/{project}/environments/{environment}',
  summary: 'Delete an environment',
  action: 'environment:delete',
  params: environmentParams,
  query: deletionQuery,
  response: z.undefined(),
  status: 204,
  problems: ['project_not_found', 'environment_not_found', 'last_environment', 'confirmation_required'],
})

/** Keys of an environment that work now, newest first. */
export const listEnvironmentKeys = defineRoute({
  id: 'environments.list-keys',
  method: 'GET',
  path: '/projects/{project}/environments/{environment}/keys',
  summary: 'SDK keys of an environment',
  action: 'environment:read-keys',
  params: environmentParams,
  response: z.object({ items: z.array(environmentKeySchema) }),
  problems: ['project_not_found', 'environment_not_found'],
})

/** Replaces a key. The old one works on for `overlapSeconds`, so that programs can be moved over without a gap. */
export const rotateEnvironmentKey = defineRoute({
  id: 'environments.rotate-key',
  method: 'POST',
  path: '/projects/{project}/environments/{environment}/keys:rotate',
  summary: 'Replace an SDK key',
  action: 'environment:rotate-keys',
  params: environmentParams,
  body: z.strictObject({
    kind: z.enum(['sdk', 'mobile']),
    /** 0 ends the old key at once; 30 days at most. */
    overlapSeconds: z.number().int().min(0).max(2_592_000).default(86_400),
  }),
  response: environmentKeySchema,
  status: 201,
  problems: ['project_not_found', 'environment_not_found'],
})
