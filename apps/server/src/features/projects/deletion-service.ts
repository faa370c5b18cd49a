import type { ChangeCheck } from '@guidon/api'
import type { Transaction } from '../../platform/database/database.ts'
import { ConfirmationRequiredError } from '../../platform/errors.ts'
import { sendNotice } from '../../platform/events/notices.ts'
import type { Platform } from '../../platform/platform.ts'
import { deletePublishedEnvironment } from '../publishing/index.ts'
import { removeBelongings, type Belongings } from './belongings-store.ts'
import type { EnvironmentRef } from './environment.ts'
import { ENVIRONMENTS_NOTICE, type EnvironmentDirectory } from './environment-directory.ts'
import { changeEnvironment, environmentsOf, removeEnvironment } from './environment-store.ts'
import type { Actor, RecordDeed } from './project-record.ts'
import { lockAllProjects, lockProject, removeProject } from './project-store.ts'
import {
  EnvironmentNotFoundError,
  LastEnvironmentError,
  LastProjectError,
  ProjectNotFoundError,
} from './projects-errors.ts'
import type { EnvironmentDeletedHook } from './projects-service.ts'

/** Who deletes, and what they typed to confirm it. */
export interface Deletion {
  readonly confirmation: string | undefined
  readonly actor: Actor
}

/** Deletes environments and projects with all that belongs to them; what was done to them stays on record. */
export class DeletionService {
  private readonly platform: Platform
  private readonly directory: EnvironmentDirectory
  private readonly record: RecordDeed
  private readonly hooks: EnvironmentDeletedHook[] = []
  /** Of slices that build on others before those. */
  private readonly tables: Record<keyof Belongings, string[]> = { environment: [], project: [] }

  constructor(platform: Platform, directory: EnvironmentDirectory, record: RecordDeed) {
    this.platform = platform
    this.directory = directory
    this.record = record
  }

  onEnvironmentDeleted(hook: EnvironmentDeletedHook): void {
    this.hooks.push(hook)
  }

  deleteAlong({ environment = [], project = [] }: Belongings): void {
    this.tables.environment.unshift(...environment)
    this.tables.project.unshift(...project)
  }

  async deleteEnvironment(projectKey: string, key: string, { confirmation, actor }: Deletion): Promise<void> {
    await this.platform.database.transaction(async (tx) => {
      const project = await lockProject(tx, projectKey)
      if (project === undefined) throw new ProjectNotFoundError(projectKey)
      const siblings = await environmentsOf(tx, project.id)
      const subject = siblings.find((one) => one.key === key)
      if (subject === undefined) throw new EnvironmentNotFoundError(projectKey, key)
      if (siblings.length === 1) throw new LastEnvironmentError(projectKey, key)
      assertConfirmed('environment', key, confirmation)
      const sentences = [`Deleted environment "${key}" with its keys`]
      await this.record(tx, { actor, action: 'environment.deleted', subject, sentences })
      await this.remove(tx, subject)
      const left = siblings.filter(({ id }) => id !== subject.id)
      for (const [position, { id }] of left.entries()) await changeEnvironment(tx, id, { position })
      await sendNotice(tx, { topic: ENVIRONMENTS_NOTICE, payload: null })
    })
    await this.directory.refresh()
  }

  async deleteProject(key: string, { confirmation, actor }: Deletion): Promise<void> {
    await this.platform.database.transaction(async (tx) => {
      const projects = await lockAllProjects(tx)
      const subject = projects.find((one) => one.key === key)
      if (subject === undefined) throw new ProjectNotFoundError(key)
      if (projects.length === 1) throw new LastProjectError(key)
      assertConfirmed('project', key, confirmation)
      const sentences = [`Deleted project "${key}" with everything in it`]
      await this.record(tx, { actor, action: 'project.deleted', subject, sentences })
      for (const environment of await environmentsOf(tx, subject.id)) await this.remove(tx, environment)
      await removeBelongings(tx, { of: 'project', id: subject.id, tables: this.tables.project })
      await removeProject(tx, subject.id)
      await sendNotice(tx, { topic: ENVIRONMENTS_NOTICE, payload: null })
    })
    await this.directory.refresh()
  }

  private async remove(tx: Transaction, environment: EnvironmentRef): Promise<void> {
    const { id } = environment
    for (const hook of this.hooks) await hook(tx, environment)
    await removeBelongings(tx, { of: 'environment', id, tables: this.tables.environment })
    await deletePublishedEnvironment(tx, id)
    await removeEnvironment(tx, id)
  }
}

/** It cannot be taken back, hence the key of what goes must be typed. */
function assertConfirmed(noun: 'environment' | 'project', key: string, confirmation: string | undefined): void {
  if (confirmation === key) return
  const reason = `Type "${key}" to confirm that the ${noun} is deleted.`
  const check: ChangeCheck = {
    code: 'typed_confirmation',
    verdict: 'block',
    reason,
    details: { expected: key },
  }
  throw new ConfirmationRequiredError([check])
}
