import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { Belongings } from './belongings-store.ts'
import type { Actor } from './project-record.ts'
import type { Credential, EnvironmentRef, ProjectRef } from './environment.ts'

export interface NewEnvironment {
  readonly key: string
  readonly name: string
  readonly isCritical?: boolean
  readonly requiresReason?: boolean
  readonly isSecureMode?: boolean
}

export interface WantedEnvironments {
  readonly environments: readonly NewEnvironment[]
  /** Who does it. */
  readonly actor: Actor
}

export interface NewProject {
  readonly key: string
  readonly name: string
  /** @default development, staging and production (critical) */
  readonly environments?: readonly NewEnvironment[] | undefined
}

/** Runs in the transaction that makes the environment: whoever keeps something per environment starts it here. */
export type EnvironmentCreatedHook = (tx: Transaction, environment: EnvironmentRef) => Promise<void>

/** Runs in the transaction that deletes the environment, before it is gone. */
export type EnvironmentDeletedHook = (tx: Transaction, environment: EnvironmentRef) => Promise<void>

/** What other slices may ask of projects, environments and their keys. */
export interface ProjectsService {
  /** Throws `project_not_found`. */
  projectByKey(key: string): Promise<ProjectRef>
  /** Throws `project_not_found` or `environment_not_found`. */
  environmentByKey(projectKey: string, key: string): Promise<EnvironmentRef>
  /** In their order; with a transaction, as that sees them. */
  environmentsOf(projectId: string, db?: Queryable): Promise<EnvironmentRef[]>
  hasProjects(): Promise<boolean>
  /** `actor` is who does it. @default the server itself */
  createProject(project: NewProject, actor?: Actor): Promise<ProjectRef>
  /** `actor` is who does it. @default the server itself */
  createEnvironment(projectKey: string, environment: NewEnvironment, actor?: Actor): Promise<EnvironmentRef>
  /** Makes those that the project lacks, in `tx`; gives their keys. `refreshEnvironments` once it is committed. */
  addMissingEnvironments(tx: Transaction, project: ProjectRef, wanted: WantedEnvironments): Promise<string[]>
  /** Resolves when this node knows all environments that were committed before the call. */
  refreshEnvironments(): Promise<void>
  /** Call while slices are created. */
  onEnvironmentCreated(hook: EnvironmentCreatedHook): void
  /** Call while slices are created. */
  onEnvironmentDeleted(hook: EnvironmentDeletedHook): void
  /** Rows of these tables go with their environment or project. Call while slices are created. */
  deleteAlong(tables: Belongings): void

  /** From memory, hence also without a database. A client-side id is the environment's id. */
  environmentById(id: string): EnvironmentRef | undefined
  /** As `environmentById`, and asks the database when memory does not know it (yet). */
  readEnvironmentById(id: string): Promise<EnvironmentRef | undefined>
  /** From memory: whom an SDK key or mobile key belongs to, if it is valid now. */
  findCredential(value: string): Credential | undefined
  /** As `findCredential`, and asks the database when memory does not know the key. */
  readCredential(value: string): Promise<Credential | undefined>
  /** From memory: valid keys of the environment, newest first. */
  credentialsOf(environmentId: string): readonly Credential[]
  /** Calls `listener` when a key stops working. Returns a function that stops it. */
  onCredentialClosed(listener: (credential: Credential) => void): () => void
}
