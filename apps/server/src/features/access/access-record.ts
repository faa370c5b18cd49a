import type { Transaction } from '../../platform/database/database.ts'
import type { Principal } from '../../platform/http/principal.ts'
import type { Platform } from '../../platform/platform.ts'
import { eventOf, type AuditService, type NewAuditEntry } from '../audit/index.ts'

export type Actor = Pick<Principal, 'kind' | 'id' | 'name'>

/** What somebody did to members, tokens, sessions or sign-in links. Names and ids only: no secret is put on record. */
export interface AccessDeed {
  readonly actor: Actor
  /** `<noun>.<past participle>`, also the type of the event. */
  readonly action: string
  readonly subject: { readonly kind: 'member' | 'token' | 'session' | 'sign-in-link'; readonly key: string }
  readonly sentence: string
}

/** Puts a deed on record in the transaction that does it. */
export type RecordAccess = (tx: Transaction, deed: AccessDeed) => Promise<void>

export function createAccessRecord({ events }: Pick<Platform, 'events'>, audit: AuditService): RecordAccess {
  return async (tx, { actor, action, subject, sentence }) => {
    const entry: NewAuditEntry = {
      actor,
      action,
      projectId: null,
      environment: null,
      subject,
      sentences: [sentence],
    }
    await audit.append(tx, entry)
    await events.record(tx, eventOf(entry))
  }
}
