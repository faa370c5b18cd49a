import type { Transaction } from '../database/database.ts'

/** Something that happened, for those who react to it: live screens, webhooks, releases. */
export interface DomainEvent {
  /** Increasing over the whole server; a stream resumes after it. */
  readonly id: number
  /** `<noun>.<past participle>`, e.g. `flag.changed`. */
  readonly type: string
  readonly projectId: string | null
  readonly environmentId: string | null
  /** Small JSON object. */
  readonly data: Readonly<Record<string, unknown>>
  /** Epoch ms. */
  readonly createdAt: number
}

export type NewDomainEvent = Omit<DomainEvent, 'id' | 'createdAt'>

export interface DomainEvents {
  /** Records the event in `tx`: it exists if and only if `tx` commits. */
  record(tx: Transaction, event: NewDomainEvent): Promise<void>
  /** Calls `listener` with every event recorded by any node from now on, in order of id. */
  subscribe(listener: (event: DomainEvent) => void): () => void
  /** Events after `id`, oldest first. */
  readAfter(id: number, limit: number): Promise<DomainEvent[]>
}
