import type { Expression } from 'kysely'
import type { Transaction } from '../database/database.ts'

/** Something that happened, for those who react to it: live screens, webhooks, releases. */
export interface DomainEvent {
  /** Increasing over the whole server; a stream resumes after it. `null` for what was announced and not kept. */
  readonly id: number | null
  /** `<noun>.<past participle>`, e.g. `flag.changed`. */
  readonly type: string
  readonly projectId: string | null
  readonly environmentId: string | null
  /** Small JSON object. */
  readonly data: Readonly<Record<string, unknown>>
  /** Epoch ms. */
  readonly createdAt: number
}

/** An event that was kept. */
export interface RecordedEvent extends DomainEvent {
  readonly id: number
}

export type NewDomainEvent = Omit<DomainEvent, 'id' | 'createdAt'>

export interface DomainEvents {
  /** Records the event in `tx`: it exists if and only if `tx` commits. */
  record(tx: Transaction, event: NewDomainEvent): Promise<void>
  /** Records events, in their order, and runs `alongside`, which writes too, as one statement. */
  recordAll(tx: Transaction, events: readonly NewDomainEvent[], alongside: Expression<unknown>): Promise<void>
  /**
   * Tells all nodes of something that matters at this moment only: nothing is kept, and who is not listening misses it.
   * Its data is small: 6,000 bytes at most.
   */
  announce(event: NewDomainEvent): Promise<void>
  /** Calls `listener` with every event of any node from now on; those that were recorded in order of id. */
  subscribe(listener: (event: DomainEvent) => void): () => void
  /** Recorded events after `id`, oldest first. */
  readAfter(id: number, limit: number): Promise<RecordedEvent[]>
  /** Id of the newest recorded event; 0 before the first. */
  newestId(): Promise<number>
  /** Whether the event with this id is still kept. */
  keeps(id: number): Promise<boolean>
}
