import {
  createFlag,
  deleteFlag,
  explainFlag,
  getConfiguredFlag,
  getFlag,
  type ConfiguredFlagView,
  type FlagDetail,
} from '@guidon/api'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { EnvironmentRef } from '../projects/index.ts'
import { explainFor } from './flag-explanation.ts'
import { readConfigurations } from './flag-configuration-store.ts'
import { lifecycleScope } from './flag-lifecycle-rules.ts'
import { readLifecycles } from './flag-lifecycle-store.ts'
import { listFlagsRoute } from './flag-list-route.ts'
import { readFlagStates } from './flag-state-service.ts'
import { readDefinitions } from './flag-store.ts'
import { FlagNotFoundError } from './flags-errors.ts'
import type { FlagsService, FlagsServiceParts } from './flags-service.ts'

export function flagsRoutes(parts: FlagsServiceParts, service: FlagsService): BoundRoute[] {
  const { projects, platform, publishing, evaluations } = parts
  const { clock, database } = platform
  const { pool } = database

  const viewOf = async (projectKey: string, key: string): Promise<FlagDetail> => {
    const project = await projects.projectByKey(projectKey)
    const environments = await projects.environmentsOf(project.id)
    const stored = (await readDefinitions(pool, project.id, [key])).get(key)
    if (stored === undefined) throw new FlagNotFoundError(projectKey, key)
    const scope = lifecycleScope(project.id, environments, clock.now())
    const [statesOf, lifecycles] = await Promise.all([
      readFlagStates(database, evaluations, { flagKeys: [key], environments, shown: environments, counted: [] }),
      readLifecycles(pool, scope, [key]),
    ])
    return { ...stored, lifecycle: lifecycles.get(key)!, environments: statesOf(key) }
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
    listFlagsRoute(parts),

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
