import type { ContextKind } from '@guidon/api'
import { checkContextKind } from '@guidon/model'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { Principal } from '../../platform/http/principal.ts'
import type { Platform } from '../../platform/platform.ts'
import { eventOf, type AuditService, type NewAuditEntry } from '../audit/index.ts'
import { readContextKinds, writeContextKind, type ContextKindToWrite } from './context-kind-store.ts'
import { InvalidContextKindError } from './context-kinds-errors.ts'

/** Every project has it, whether or not somebody wrote it down. */
const USER: ContextKind = { kind: 'user', name: 'User', description: '', isHidden: false, version: 0 }

export interface ContextKindsService {
  /** `user` first, then by kind. */
  list(db: Queryable, projectId: string): Promise<ContextKind[]>
  /** Creates or changes a kind. */
  put(
    tx: Transaction,
    projectId: string,
    change: { readonly kind: ContextKindToWrite; readonly actor: Pick<Principal, 'kind' | 'id' | 'name'> },
  ): Promise<void>
}

export function createContextKindsService({ events }: Platform, audit: AuditService): ContextKindsService {
  return {
    async list(db, projectId) {
      const known = await readContextKinds(db, projectId)
      const user = known.find(({ kind }) => kind === USER.kind) ?? USER
      return [user, ...known.filter(({ kind }) => kind !== USER.kind)]
    },

    async put(tx, projectId, { kind, actor }) {
      const problem = checkContextKind(kind.kind)
      if (problem !== undefined) throw new InvalidContextKindError(problem.message)
      await writeContextKind(tx, projectId, kind)
      const entry: NewAuditEntry = {
        actor,
        action: 'context-kind.changed',
        projectId,
        environment: null,
        subject: { kind: 'context-kind', key: kind.kind },
        sentences: [`Context kind "${kind.kind}" is called "${kind.name}"${kind.isHidden ? ' and hidden' : ''}`],
      }
      await audit.append(tx, entry)
      await events.record(tx, eventOf(entry, { kind: kind.kind }))
    },
  }
}
