import {
  createFlag,
  deleteFlag,
  explainFlag,
  getConfiguredFlag,
  getFlag,
  listFlags,
  type ConfiguredFlagView,
  type FlagDetail,
} from '@guidon/api'
import type { z } from 'zod'
import { decodeCursor, toPage } from '../../platform/database/page-cursor.ts'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { EnvironmentRef, ProjectRef } from '../projects/index.ts'
import { explainFor } from './flag-explanation.ts'
import { readConfigurations } from './flag-configuration-store.ts'
import { listFlagSummaries, presentStates } from './flag-list-service.ts'
import { readStateRows, sortColumn, type FlagFilter } from './flag-list-store.ts'
import { readDefinitions } from './flag-store.ts'
import { FlagNotFoundError, StateWithoutEnvironmentError } from './flags-errors.ts'
import type { FlagsService, FlagsServiceParts } from './flags-service.ts'

export function flagsRoutes(parts: FlagsServiceParts, service: FlagsService): BoundRoute[] {
  const { projects, platform, publishing } = parts
  const { pool } = platform.database

  const viewOf = async (projectKey: string, key: string): Promise<FlagDetail> => {
    const project = await projects.projectByKey(projectKey)
    const environments = await projects.environmentsOf(project.id)
    const stored = (await readDefinitions(pool, project.id, [key])).get(key)
    if (stored === undefined) throw new FlagNotFoundError(projectKey, key)
    const environmentIds = environments.map(({ id }) => id)
    const states = presentStates(await readStateRows(pool, environmentIds, [key]), environments)
    return { ...stored, environments: states }
  }

  const viewInEnvironment = async (environment: EnvironmentRef, key: string): Promise<ConfiguredFlagView> => {
    const [definitions, [configuration]] = await Promise.all([
      readDefinitions(pool, environment.projectId, [key]),
      readConfigurations(pool, [environment.id], [key]),
    ])
    const stored = definitions.get(key)
    if (stored === undefined || configuration === undefined) throw new FlagNotFoundError(environment.projectKey, key)
    return {
      definition: stored.definition,
      definitionVersion: stored.version,
      environment: environment.key,
      configuration: configuration.configuration,
      version: configuration.version,
      updatedAt: configuration.updatedAt,
    }
  }

  return [
    handle(listFlags, async ({ params, query }) => {
      if (query.state !== undefined && query.environment === undefined) throw new StateWithoutEnvironmentError()
      const project = await projects.projectByKey(params.project)
      const environments =
        query.environment === undefined
          ? await projects.environmentsOf(project.id)
          : [await projects.environmentByKey(project.key, query.environment)]
      const { rows, counted } = await listFlagSummaries(platform.database, {
        filter: filterOf(project, environments, query),
        page: { sort: query.sort, limit: query.limit, after: cursorOf(query) },
        environments,
        withCounts: query.counts ?? false,
      })
      const column = sortColumn(query.sort)
      const { items, page } = toPage(rows, query.limit, ({ row }) => [row[column], row.key])
      const summaries = items.map(({ summary }) => summary)
      if (counted === null) return { items: summaries, page }
      return { items: summaries, page: { ...page, total: counted.total }, counts: counted.counts }
    }),

    handle(createFlag, async ({ params, body, principal }) => {
      await service.create(params.project, body, principal)
      return viewOf(params.project, body.key)
    }),

    handle(getFlag, async ({ params, reply }) => {
      const view = await viewOf(params.project, params.flag)
      void reply.header('etag', `"${view.version}"`)
      return view
    }),

    handle(deleteFlag, async ({ params, principal }) => {
      await service.delete(params.project, params.flag, principal)
      return undefined
    }),

    handle(getConfiguredFlag, async ({ params, reply }) => {
      const environment = await projects.environmentByKey(params.project, params.environment)
      const view = await viewInEnvironment(environment, params.flag)
      void reply.header('etag', `"${view.version}"`)
      return view
    }),

    handle(explainFlag, async ({ params, body }) => {
      const environment = await projects.environmentByKey(params.project, params.environment)
      const { definition } = await viewInEnvironment(environment, params.flag)
      return explainFor(publishing, { environmentId: environment.id, flagKey: definition.key }, body.context)
    }),
  ]
}

type ListQuery = z.output<typeof listFlags.query>

function filterOf(project: ProjectRef, environments: readonly EnvironmentRef[], query: ListQuery): FlagFilter {
  return {
    projectId: project.id,
    environmentId: query.environment === undefined ? undefined : environments[0]?.id,
    search: query.search,
    tags: query.tag?.split(','),
    state: query.state,
    isArchived: query.archived ?? false,
    isTemporary: query.temporary,
    isMigration: query.migration,
    valueType: query.valueType,
    maintainer: query.maintainer,
  }
}

function cursorOf({ after, sort }: ListQuery): readonly [string | number, string] | undefined {
  const isNumber = sortColumn(sort).endsWith('_at')
  return decodeCursor(after, [isNumber ? 'number' : 'string', 'string'])
}
