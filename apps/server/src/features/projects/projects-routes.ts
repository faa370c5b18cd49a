import {
  createEnvironment,
  createProject,
  deleteEnvironment,
  deleteProject,
  getEnvironment,
  getProject,
  listEnvironmentKeys,
  listEnvironments,
  listProjects,
  rotateEnvironmentKey,
  updateEnvironment,
  updateProject,
  type Environment,
  type EnvironmentKey,
  type Project,
} from '@guidon/api'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { DeletionService } from './deletion-service.ts'
import type { EnvironmentRef } from './environment.ts'
import type { EnvironmentKeyRow } from './environment-key-store.ts'
import type { EnvironmentService } from './environment-service.ts'
import type { EnvironmentSettings } from './environment-store.ts'
import type { ProjectService } from './project-service.ts'
import type { CountedProjectRow } from './project-store.ts'

export interface ProjectsRouteParts {
  readonly projects: ProjectService
  readonly environments: EnvironmentService
  readonly deletions: DeletionService
}

export function projectRoutes({ projects, deletions }: ProjectsRouteParts): BoundRoute[] {
  return [
    handle(listProjects, async ({ query }) => {
      const rows = await projects.list(query.after ?? '', query.limit + 1)
      const items = rows.slice(0, query.limit).map(presentProject)
      return { items, page: { next: rows.length > query.limit ? items.at(-1)!.key : null } }
    }),
    handle(createProject, async ({ body, principal }) => {
      await projects.create(body, principal)
      return presentProject(await projects.get(body.key))
    }),
    handle(getProject, async ({ params }) => presentProject(await projects.get(params.project))),
    handle(updateProject, async ({ params, body, principal }) =>
      presentProject(await projects.rename(params.project, body.name, principal)),
    ),
    handle(deleteProject, async ({ params, query, principal }) => {
      await deletions.deleteProject(params.project, { confirmation: query.confirmation, actor: principal })
      return undefined
    }),
  ]
}

export function environmentRoutes({ projects, environments, deletions }: ProjectsRouteParts): BoundRoute[] {
  const named = (params: { project: string; environment: string }): Promise<EnvironmentRef> =>
    environments.byKey(params.project, params.environment)
  return [
    handle(listEnvironments, async ({ params }) => {
      const project = await projects.byKey(params.project)
      return { items: (await environments.ofProject(project.id)).map(presentEnvironment) }
    }),
    handle(createEnvironment, async ({ params, body, principal }) =>
      presentEnvironment(await environments.create(params.project, body, principal)),
    ),
    handle(getEnvironment, async ({ params }) => presentEnvironment(await named(params))),
    handle(updateEnvironment, async ({ params, body, principal }) => {
      const { confirmation } = body
      const update = { settings: toSettings(body), confirmation }
      return presentEnvironment(await environments.update(await named(params), update, principal))
    }),
    handle(deleteEnvironment, async ({ params, query: { confirmation }, principal }) => {
      await deletions.deleteEnvironment(params.project, params.environment, { confirmation, actor: principal })
      return undefined
    }),
    handle(listEnvironmentKeys, async ({ params }) => ({
      items: (await environments.keys(await named(params))).map(presentKey),
    })),
    handle(rotateEnvironmentKey, async ({ params, body, principal }) =>
      presentKey(await environments.rotateKey(await named(params), body, principal)),
    ),
  ]
}

type SettingsBody = {
  [Name in 'name' | 'position' | 'isCritical' | 'requiresReason' | 'isSecureMode']?: Environment[Name] | undefined
}

function toSettings(body: SettingsBody): EnvironmentSettings {
  return {
    ...(body.name !== undefined && { name: body.name }),
    ...(body.position !== undefined && { position: body.position }),
    ...(body.isCritical !== undefined && { is_critical: body.isCritical }),
    ...(body.requiresReason !== undefined && { requires_reason: body.requiresReason }),
    ...(body.isSecureMode !== undefined && { is_secure_mode: body.isSecureMode }),
  }
}

function presentProject(row: CountedProjectRow): Project {
  return { key: row.key, name: row.name, createdAt: row.created_at, environmentCount: row.environment_count }
}

function presentEnvironment({ projectId: _, projectKey: __, ...environment }: EnvironmentRef): Environment {
  return environment
}

function presentKey({ row, value }: { row: EnvironmentKeyRow; value: string }): EnvironmentKey {
  return { id: row.id, kind: row.kind, value, createdAt: row.created_at, expiresAt: row.expires_at }
}
