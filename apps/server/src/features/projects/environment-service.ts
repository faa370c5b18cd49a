import type { Queryable, Transaction } from '../../platform/database/database.ts'
import { sendNotice } from '../../platform/events/notices.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Credential, EnvironmentRef, ProjectRef } from './environment.ts'
import { writeEnvironment, writeKey } from './environment-creation.ts'
import { ENVIRONMENTS_NOTICE, type EnvironmentDirectory } from './environment-directory.ts'
import { expireKeys, validKeys, type EnvironmentKeyRow } from './environment-key-store.ts'
import { changeEnvironment, environmentsOf, findEnvironment, type EnvironmentSettings } from './environment-store.ts'
import { findProject, lockProject } from './project-store.ts'
import { EnvironmentNotFoundError, ProjectNotFoundError } from './projects-errors.ts'
import type { EnvironmentCreatedHook, NewEnvironment } from './projects-service.ts'

export class EnvironmentService {
  private readonly platform: Platform
  private readonly directory: EnvironmentDirectory
  private readonly createdHooks: EnvironmentCreatedHook[] = []

  constructor(platform: Platform, directory: EnvironmentDirectory) {
    this.platform = platform
    this.directory = directory
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

  async create(projectKey: string, environment: NewEnvironment): Promise<EnvironmentRef> {
    const created = await this.platform.database.transaction(async (tx) => {
      const project = await lockProject(tx, projectKey)
      if (project === undefined) throw new ProjectNotFoundError(projectKey)
      const { length: position } = await environmentsOf(tx, project.id)
      return this.write(tx, { project, position, environment })
    })
    await this.directory.refresh()
    return created
  }

  /** As part of a larger transaction. */
  async write(
    tx: Transaction,
    parts: { project: ProjectRef; position: number; environment: NewEnvironment },
  ): Promise<EnvironmentRef> {
    const environment = await writeEnvironment(this.platform, tx, parts)
    for (const hook of this.createdHooks) await hook(tx, environment)
    return environment
  }

  async update(projectKey: string, key: string, settings: EnvironmentSettings): Promise<EnvironmentRef> {
    await this.platform.database.transaction(async (tx) => {
      const project = await lockProject(tx, projectKey)
      if (project === undefined) throw new ProjectNotFoundError(projectKey)
      const siblings = await environmentsOf(tx, project.id)
      const environment = siblings.find((one) => one.key === key)
      if (environment === undefined) throw new EnvironmentNotFoundError(projectKey, key)
      const { position, ...others } = settings
      await changeEnvironment(tx, environment.id, others)
      if (position !== undefined) await this.move(tx, siblings, { environment, position })
      await this.announce(tx, 'environment.updated', environment)
    })
    await this.directory.refresh()
    return this.byKey(projectKey, key)
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
  ): Promise<{ row: EnvironmentKeyRow; value: string }> {
    const { database, clock } = this.platform
    const environmentId = environment.id
    const created = await database.transaction(async (tx) => {
      await expireKeys(tx, { environmentId, kind, expiresAt: clock.now() + overlapSeconds * 1000 })
      await this.announce(tx, 'key.rotated', environment)
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

  private async announce(tx: Transaction, type: string, environment: EnvironmentRef): Promise<void> {
    const { id, projectId, key } = environment
    await this.platform.events.record(tx, { type, projectId, environmentId: id, data: { key } })
    await sendNotice(tx, { topic: ENVIRONMENTS_NOTICE, payload: null })
  }
}
