import type { Platform } from '../../platform/platform.ts'
import type { ProjectRef } from './environment.ts'
import type { EnvironmentDirectory } from './environment-directory.ts'
import type { EnvironmentService } from './environment-service.ts'
import {
  findCountedProject,
  findProject,
  insertProject,
  listProjects,
  lockProject,
  renameProject,
  type CountedProjectRow,
} from './project-store.ts'
import type { Actor, RecordDeed } from './project-record.ts'
import { ProjectExistsError, ProjectNotFoundError } from './projects-errors.ts'
import type { NewEnvironment, NewProject } from './projects-service.ts'

const DEFAULT_ENVIRONMENTS: readonly NewEnvironment[] = [
  { key: 'development', name: 'Development' },
  { key: 'staging', name: 'Staging' },
  { key: 'production', name: 'Production', isCritical: true },
]

interface ProjectServiceParts {
  readonly directory: EnvironmentDirectory
  readonly environments: EnvironmentService
  readonly record: RecordDeed
}

export class ProjectService {
  private readonly platform: Platform
  private readonly directory: EnvironmentDirectory
  private readonly environments: EnvironmentService
  private readonly record: RecordDeed

  constructor(platform: Platform, { directory, environments, record }: ProjectServiceParts) {
    this.platform = platform
    this.directory = directory
    this.environments = environments
    this.record = record
  }

  async create({ key, name, environments = DEFAULT_ENVIRONMENTS }: NewProject, actor: Actor): Promise<ProjectRef> {
    const { database, ids, clock } = this.platform
    const project = { id: ids.id(), key, name }
    await database.transaction(async (tx) => {
      const isNew = await insertProject(tx, { ...project, created_at: clock.now() })
      if (!isNew) throw new ProjectExistsError(key)
      await this.record(tx, {
        actor,
        action: 'project.created',
        subject: project,
        sentences: [`Created project "${key}"`],
      })
      for (const [position, environment] of environments.entries()) {
        await this.environments.write(tx, { project, position, environment, actor })
      }
    })
    await this.directory.refresh()
    return project
  }

  async exist(): Promise<boolean> {
    return (await listProjects(this.platform.database.pool, '', 1)).length > 0
  }

  async byKey(key: string): Promise<ProjectRef> {
    const row = await findProject(this.platform.database.pool, key)
    if (row === undefined) throw new ProjectNotFoundError(key)
    return { id: row.id, key: row.key, name: row.name }
  }

  async get(key: string): Promise<CountedProjectRow> {
    const row = await findCountedProject(this.platform.database.pool, key)
    if (row === undefined) throw new ProjectNotFoundError(key)
    return row
  }

  list(after: string, limit: number): Promise<CountedProjectRow[]> {
    return listProjects(this.platform.database.pool, after, limit)
  }

  async rename(key: string, name: string, actor: Actor): Promise<CountedProjectRow> {
    await this.platform.database.transaction(async (tx) => {
      const subject = await lockProject(tx, key)
      if (subject === undefined) throw new ProjectNotFoundError(key)
      if (subject.name === name) return
      await renameProject(tx, key, name)
      const sentences = [`Renamed the project from "${subject.name}" to "${name}"`]
      await this.record(tx, { actor, action: 'project.updated', subject, sentences })
    })
    return this.get(key)
  }
}
