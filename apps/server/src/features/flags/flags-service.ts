import type { NewFlagRequest } from '@guidon/api'
import { newFlagConfiguration, type FlagDefinition } from '@guidon/model'
import type { Transaction } from '../../platform/database/database.ts'
import { holdLock } from '../../platform/database/named-lock.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Principal } from '../../platform/http/principal.ts'
import { eventOf, type AuditService, type NewAuditEntry } from '../audit/index.ts'
import type { EvaluationsService } from '../evaluations/index.ts'
import type { EnvironmentRef, ProjectRef, ProjectsService } from '../projects/index.ts'
import { publish, type PublishingService } from '../publishing/index.ts'
import { readDependents, writeConfigurations, type ConfigurationToWrite } from './flag-configuration-store.ts'
import { flagToPublish } from './flag-publication.ts'
import { deleteDefinition, readAllDefinitions, readDefinitions, writeDefinitions } from './flag-store.ts'
import { FlagExistsError, FlagInUseError, FlagNotArchivedError, FlagNotFoundError } from './flags-errors.ts'
import { definitionOf } from './new-flag.ts'

export type Actor = Pick<Principal, 'kind' | 'id' | 'name'>

export interface FlagsService {
  /** Makes a flag in every environment, off. */
  create(projectKey: string, request: NewFlagRequest, actor: Actor): Promise<void>
  /** Deletes an archived flag that nothing depends on. */
  delete(projectKey: string, key: string, actor: Actor): Promise<void>
}

export interface FlagsServiceParts {
  readonly platform: Platform
  readonly audit: AuditService
  readonly projects: ProjectsService
  readonly publishing: PublishingService
  readonly evaluations: EvaluationsService
}

/** Writers of flags and segments of one project take turns: what they check of each other stays true. */
export async function lockProjectContent(tx: Transaction, projectId: string): Promise<void> {
  await holdLock(tx, `project-content:${projectId}`)
}

export function createFlagsService(parts: FlagsServiceParts): FlagsService {
  const { platform, projects } = parts
  const { database, clock, ids } = platform

  return {
    async create(projectKey, request, actor) {
      const project = await projects.projectByKey(projectKey)
      const definition = definitionOf(request, () => ids.uuid())
      await database.transaction(async (tx) => {
        await lockProjectContent(tx, project.id)
        const existing = await readDefinitions(tx, project.id, [definition.key])
        if (existing.size > 0) throw new FlagExistsError(project.key, definition.key)
        const now = clock.now()
        await writeDefinitions(tx, project.id, [{ definition, version: 1, createdAt: now, updatedAt: now }])
        for (const environment of await projects.environmentsOf(project.id, tx)) {
          await startInEnvironment(platform, tx, { environment, definitions: [definition] })
        }
        await announce(parts, tx, { project, key: definition.key, actor, what: 'created' })
      })
    },

    async delete(projectKey, key, actor) {
      const project = await projects.projectByKey(projectKey)
      await database.transaction(async (tx) => {
        await lockProjectContent(tx, project.id)
        const stored = (await readDefinitions(tx, project.id, [key])).get(key)
        if (stored === undefined) throw new FlagNotFoundError(project.key, key)
        if (!stored.definition.isArchived) throw new FlagNotArchivedError(key)
        const environments = await projects.environmentsOf(project.id, tx)
        const environmentIds = environments.map(({ id }) => id)
        const dependents = await readDependents(tx, environmentIds, [key])
        if (dependents.length > 0) throw new FlagInUseError(key, [...new Set(dependents.map((one) => one.flagKey))])
        await deleteDefinition(tx, project.id, key)
        await announce(parts, tx, { project, key, actor, what: 'deleted' })
      })
    },
  }
}

/** Gives a new environment every flag of its project, off. */
export async function startAllFlags(platform: Platform, tx: Transaction, environment: EnvironmentRef): Promise<void> {
  await lockProjectContent(tx, environment.projectId)
  const stored = await readAllDefinitions(tx, environment.projectId)
  const definitions = [...stored.values()].map(({ definition }) => definition)
  if (definitions.length > 0) await startInEnvironment(platform, tx, { environment, definitions })
}

async function startInEnvironment(
  { clock, ids }: Platform,
  tx: Transaction,
  { environment, definitions }: { environment: EnvironmentRef; definitions: readonly FlagDefinition[] },
): Promise<void> {
  const configurations = definitions.map((definition): ConfigurationToWrite => ({
    definition,
    environmentId: environment.id,
    flagKey: definition.key,
    configuration: newFlagConfiguration(definition, newSalt(ids)),
    version: 1,
    updatedAt: clock.now(),
  }))
  await writeConfigurations(tx, environment.projectId, configurations)
  const items = configurations.map(({ definition, configuration }) =>
    flagToPublish(definition, configuration, new Map()),
  )
  await publish(tx, environment.id, items)
}

/** 32 hex digits, as LaunchDarkly's. */
function newSalt(ids: Platform['ids']): string {
  return ids.uuid().replaceAll('-', '')
}

async function announce(
  { platform, audit }: FlagsServiceParts,
  tx: Transaction,
  { project, key, actor, what }: { project: ProjectRef; key: string; actor: Actor; what: 'created' | 'deleted' },
): Promise<void> {
  const entry: NewAuditEntry = {
    actor,
    action: `flag.${what}`,
    projectId: project.id,
    environment: null,
    subject: { kind: 'flag', key },
    sentences: [what === 'created' ? `Created flag "${key}", off in every environment` : `Deleted flag "${key}"`],
  }
  await audit.append(tx, entry)
  await platform.events.record(tx, eventOf(entry))
}
