import { sql, type Expression, type RawBuilder } from 'kysely'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Database, Transaction } from '../database/database.ts'
import { noticeSent, sendNotice, type Notices } from './notices.ts'
import type { DomainEvent, DomainEvents, NewDomainEvent, RecordedEvent } from './domain-events.ts'
import type { DomainEventsTables } from './domain-events-tables.ts'

const DOMAIN_EVENT_NOTICE = 'domain-event'
const ANNOUNCEMENT_NOTICE = 'announcement'
const POLL_MS = 5_000
const BATCH = 500
const KEPT_MS = 7 * 24 * 60 * 60 * 1000

export interface DomainEventLogParts {
  readonly database: Database
  readonly notices: Notices
  readonly clock: Clock
  readonly log: Logger
}

/** Domain events in a table; notices tell when there are new ones, and a slow poll heals a lost notice. */
export class DomainEventLog implements DomainEvents {
  private readonly parts: DomainEventLogParts
  private readonly listeners = new Set<(event: DomainEvent) => void>()
  private readonly stops: (() => void)[] = []
  private lastId = 0
  private reading: Promise<void> | undefined
  private isBehind = false

  constructor(parts: DomainEventLogParts) {
    this.parts = parts
  }

  async start(): Promise<void> {
    this.lastId = await this.newestId()
    const read = () => this.readNew()
    const timer = setInterval(read, POLL_MS).unref()
    this.stops.push(
      () => clearInterval(timer),
      this.parts.notices.listen(DOMAIN_EVENT_NOTICE, read),
      this.parts.notices.listen(ANNOUNCEMENT_NOTICE, (event) => this.deliver(event as DomainEvent)),
      this.parts.notices.onReconnect(read),
    )
  }

  async stop(): Promise<void> {
    for (const stop of this.stops) stop()
    await this.reading
  }

  async record(tx: Transaction, event: NewDomainEvent): Promise<void> {
    await sql`
      with recorded as (${this.recorded([event])})
      select ${noticeSent({ topic: DOMAIN_EVENT_NOTICE, payload: null })}`.execute(tx)
  }

  async recordAll(tx: Transaction, events: readonly NewDomainEvent[], alongside: Expression<unknown>): Promise<void> {
    await sql`
      with alongside as (${alongside}), recorded as (${this.recorded(events)})
      select ${noticeSent({ topic: DOMAIN_EVENT_NOTICE, payload: null })}`.execute(tx)
  }

  async announce(event: NewDomainEvent): Promise<void> {
    const { database, clock } = this.parts
    const announced: DomainEvent = { ...event, id: null, createdAt: clock.now() }
    await database.transaction((tx) => sendNotice(tx, { topic: ANNOUNCEMENT_NOTICE, payload: announced }))
  }

  /** Drops events that no stream resumes from any more. */
  async forgetOld(tx: Transaction): Promise<void> {
    const before = this.parts.clock.now() - KEPT_MS
    await tx.withTables<DomainEventsTables>().deleteFrom('domain_events').where('created_at', '<', before).execute()
  }

  subscribe(listener: (event: DomainEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async readAfter(id: number, limit: number): Promise<RecordedEvent[]> {
    const rows = await this.parts.database.pool
      .withTables<DomainEventsTables>()
      .selectFrom('domain_events')
      .selectAll()
      .where('id', '>', id)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map((row) => ({
      id: row.id!,
      type: row.type,
      projectId: row.project_id,
      environmentId: row.environment_id,
      data: row.data as unknown as RecordedEvent['data'],
      createdAt: row.created_at,
    }))
  }

  async newestId(): Promise<number> {
    const row = await this.parts.database.pool
      .withTables<DomainEventsTables>()
      .selectFrom('domain_events')
      .select((column) => column.fn.max('id').as('id'))
      .executeTakeFirst()
    return row?.id ?? 0
  }

  async keeps(id: number): Promise<boolean> {
    const row = await this.parts.database.pool
      .withTables<DomainEventsTables>()
      .selectFrom('domain_events')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst()
    return row !== undefined
  }

  private recorded(events: readonly NewDomainEvent[]): RawBuilder<unknown> {
    return sql`
      insert into domain_events (type, project_id, environment_id, data, created_at)
      select type, "projectId", "environmentId", data, ${this.parts.clock.now()}
      from json_to_recordset(${JSON.stringify(events)})
        as event (type text, "projectId" text, "environmentId" text, data jsonb)`
  }

  private readNew(): void {
    this.isBehind = true
    this.reading ??= this.catchUp().finally(() => (this.reading = undefined))
  }

  private async catchUp(): Promise<void> {
    while (this.isBehind) {
      this.isBehind = false
      const events = await this.readAfter(this.lastId, BATCH).catch(() => [])
      for (const event of events) {
        this.lastId = event.id
        this.deliver(event)
      }
      if (events.length === BATCH) this.isBehind = true
    }
  }

  private deliver(event: DomainEvent): void {
    for (const listener of this.listeners) {
      try {
        listener(event)
      } catch (error) {
        this.parts.log.error({ err: error, event: event.type }, 'listener of a domain event failed')
      }
    }
  }
}
