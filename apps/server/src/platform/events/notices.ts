import { sql, type RawBuilder } from 'kysely'
import type { Transaction } from '../database/database.ts'

/** A short message to every server node, this one included, delivered when the sending transaction commits. */
export interface Notice {
  /** What it is about, e.g. `environment`. */
  readonly topic: string
  /** Small JSON value (ids and versions, never the data itself); 7,000 bytes at most. */
  readonly payload: unknown
}

/** LISTEN/NOTIFY. A notice can be lost (a broken connection): whoever listens also polls. */
export interface Notices {
  /** Calls `listener` for each notice of the topic. Returns a function that stops it. */
  listen(topic: string, listener: (payload: unknown) => void): () => void
  /** Calls `listener` whenever the connection was lost and is back: notices may have been missed. */
  onReconnect(listener: () => void): () => void
}

export const NOTICE_CHANNEL = 'guidon'

/** Sends a notice with `tx`: it arrives if and when `tx` commits. */
export async function sendNotice(tx: Transaction, notice: Notice): Promise<void> {
  await sql`select ${noticeSent(notice)}`.execute(tx)
}

/** The same, as a part of a statement that does more. */
export function noticeSent({ topic, payload }: Notice): RawBuilder<unknown> {
  return noticeWith(topic, sql`${JSON.stringify(payload)}::json`)
}

/** As `noticeSent`, with a payload that the statement makes: an expression that gives JSON. */
export function noticeWith(topic: string, payload: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`pg_notify(${NOTICE_CHANNEL}, json_build_object('topic', ${topic}::text, 'payload', ${payload})::text)`
}
