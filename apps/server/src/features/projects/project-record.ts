import type { Transaction } from '../../platform/database/database.ts'
import type { Principal } from '../../platform/http/principal.ts'
import type { Platform } from '../../platform/platform.ts'
import { eventOf, type AuditService } from '../audit/index.ts'
import type { EnvironmentRef, ProjectRef } from './environment.ts'

export type Actor = Pick<Principal, 'kind' | 'id' | 'name'>

/** What somebody did to a project or to one of its environments. */
export interface ProjectDeed {
  readonly actor: Actor
  /** `<noun>.<past participle>`, also the type of the event. */
  readonly action: string
  readonly subject: ProjectRef | EnvironmentRef
  /** What happened, in words; never a key's value. */
  readonly sentences: readonly string[]
}

/** Puts a deed on record, as an audit entry and as an event, in the transaction that does it. */
export type RecordDeed = (tx: Transaction, deed: ProjectDeed) => Promise<void>

export function createProjectRecord({ events }: Pick<Platform, 'events'>, audit: AuditService): RecordDeed {
  return async (tx, { actor, action, subject, sentences }) => {
    const { key } = subject
    const environment = 'projectId' in subject ? subject : null
    const projectId = environment?.projectId ?? subject.id
    const kind = environment === null ? 'project' : 'environment'
    const entry = { actor, action, projectId, environment, subject: { kind, key }, sentences }
    await audit.append(tx, entry)
    await events.record(tx, eventOf(entry))
  }
}
