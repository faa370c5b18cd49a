import { spanText } from '@guidon/describe'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import { ConfirmationRequiredError } from '../../platform/errors.ts'
import { sendNotice } from '../../platform/events/notices.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Credential, EnvironmentRef, ProjectRef } from './environment.ts'
import { writeEnvironment, writeKey } from './environment-creation.ts'
import { ENVIRONMENTS_NOTICE, type EnvironmentDirectory } from './environment-directory.ts'
import { expireKeys, validKeys, type EnvironmentKeyRow } from './environment-key-store.ts'
import { changeEnvironment, environmentsOf, findEnvironment, type EnvironmentSettings } from './environment-store.ts'
import { describeSettings } from './environment-description.ts'
import { checkProtection } from './environment-protection.ts'
import type { Actor, RecordDeed } from './project-record.ts'
import { findProject, lockProject } from './project-store.ts'
import { EnvironmentNotFoundError, ProjectNotFoundError } from './projects-errors.ts'
import type { EnvironmentCreatedHook, NewEnvironment, WantedEnvironments } from './projects-service.ts'

export class EnvironmentService {
  private readonly platform: Platform
  private readonly directory: EnvironmentDirectory
  private readonly record: RecordDeed
  private readonly createdHooks: EnvironmentCreatedHook[] = []

  constructor(platform: Platform, directory: EnvironmentDirectory, record: RecordDeed) {
    this.platform = platform
    this.directory = directory
    this.record = record
  }

  onCreated(hook: EnvironmentCreatedHook): void {
    this.createdHooks.push(hook)
  }

  async byKey(projectKey: string, key: string): Promise<EnvironmentRef> {
    const { pool } = this.platform.database
    const environment = await findEnvironment(pool, projectKey, key)
    if (environment !== undefined) return environment
    if ((await findProject(pool, projectKey)) === undefined) throw new ProjectNotFoundError(projectKey)
    throw new EnvironmentNotFoundError(projectKey, key)
  }

  ofProject(projectId: string, db?: Queryable): Promise<EnvironmentRef[]> {
    return environmentsOf(db ?? this.platform.database.pool, projectId)
  }

  async create(projectKey: string, environment: NewEnvironment, actor: Actor): Promise<EnvironmentRef> {
    const created = await this.platform.database.transaction(async (tx) => {
      const project = await lockProject(tx, projectKey)
      if (project === undefined) throw new ProjectNotFoundError(projectKey)
      const { length: position } = await environmentsOf(tx, project.id)
      return this.write(tx, { project, position, environment, actor })
    })
    await this.directory.refresh()
    return created
  }

  /** Makes those that the project lacks, in `tx`; gives their keys. */
  async addMissing(
    tx: Transaction,
    project: ProjectRef,
    { environments, actor }: WantedEnvironments,
  ): Promise<string[]> {
    await lockProject(tx, project.key)
    const siblings = await environmentsOf(tx, project.id)
    const missing = environments.filter(({ key }) => !siblings.some((one) => one.key === key))
    for (const [index, environment] of missing.entries()) {
      await this.write(tx, { project, position: siblings.length + index, environment, actor })
    }
    return missing.map(({ key }) => key)
  }

  /** As part of a larger transaction. */
  async write(
    tx: Transaction,
    { actor, ...parts }: { project: ProjectRef; position: number; environment: NewEnvironment; actor: Actor },
  ): Promise<EnvironmentRef> {
    const environment = await writeEnvironment(this.platform, tx, parts)
    const sentences = [`Created environment "${environment.key}"`]
    await this.record(tx, { actor, action: 'environment.created', subject: environment, sentences })
    for (const hook of this.createdHooks) await hook(tx, environment)
    return environment
  }

  /** Taking away what guards the environment needs its key as confirmation. */
  async update(
    { projectKey, key }: EnvironmentRef,
    { settings, confirmation }: { settings: EnvironmentSettings; confirmation?: string | undefined },
    actor: Actor,
  ): Promise<EnvironmentRef> {
    const updated = await this.platform.database.transaction(async (tx) => {
      const project = await lockProject(tx, projectKey)
      if (project === undefined) throw new ProjectNotFoundError(projectKey)
      const siblings = await environmentsOf(tx, project.id)
      const environment = siblings.find((one) => one.key === key)
      if (environment === undefined) throw new EnvironmentNotFoundError(projectKey, key)
      const asking = checkProtection(environment, settings, confirmation)
      if (asking !== null) throw new ConfirmationRequiredError([asking])
      const { position, ...others } = settings
      await changeEnvironment(tx, environment.id, others)
      if (position !== undefined) await this.move(tx, siblings, { environment, position })
      const subject = (await findEnvironment(tx, projectKey, key))!
      const sentences = describeSettings(environment, subject)
      if (sentences.length === 0) return subject
      await this.record(tx, { actor, action: 'environment.updated', subject, sentences })
      await sendNotice(tx, { topic: ENVIRONMENTS_NOTICE, payload: null })
      return subject
    })
    await this.directory.refresh()
    return updated
  }

  async keys(environment: EnvironmentRef): Promise<{ row: EnvironmentKeyRow; value: string }[]> {
    const { database, clock, secretBox } = this.platform
    const rows = await validKeys(database.pool, clock.now(), environment.id)
    return rows.map((row) => ({ row, value: secretBox.open(row.sealed_value) }))
  }

  /** Makes a new key; those before it end after the overlap. */
  async rotateKey(
    environment: EnvironmentRef,
    { kind, overlapSeconds }: { kind: Credential['kind']; overlapSeconds: number },
    actor: Actor,
  ): Promise<{ row: EnvironmentKeyRow; value: string }> {
    const { database, clock } = this.platform
    const environmentId = environment.id
    const created = await database.transaction(async (tx) => {
      await expireKeys(tx, { environmentId, kind, expiresAt: clock.now() + overlapSeconds * 1000 })
      const name = kind === 'sdk' ? 'SDK key' : 'mobile key'
      const end = overlapSeconds === 0 ? 'ended at once' : `end after ${spanText(overlapSeconds)}`
      const sentences = [`Made a new ${name}; those before it ${end}`]
      await this.record(tx, { actor, action: 'key.rotated', subject: environment, sentences })
      return writeKey(this.platform, tx, { environmentId, kind })
    })
    await this.directory.refresh()
    return created
  }

  private async move(
    tx: Transaction,
    siblings: readonly EnvironmentRef[],
    { environment, position }: { environment: EnvironmentRef; position: number },
  ): Promise<void> {
    const order = siblings.filter((one) => one.id !== environment.id)
    order.splice(position, 0, environment)
    for (const [index, { id }] of order.entries()) await changeEnvironment(tx, id, { position: index })
  }
}
