import { sql } from 'kysely'
import { copyRow, type Copy } from '../../platform/database/copy-transaction.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { EventIngestTables } from './event-ingest-tables.ts'
import type { DurablePayload, StoredEvent } from './received-payload.ts'

/** Notes the payloads as received; gives those that were not in before. Payloads without an id are always new. */
export async function claimPayloads(tx: Transaction, payloads: readonly DurablePayload[]): Promise<DurablePayload[]> {
  const byId = new Map(payloads.flatMap((payload) => (payload.payloadId === null ? [] : [[idOf(payload), payload]])))
  const claimed = byId.size === 0 ? new Set<string>() : await insertIds(tx, [...byId.values()])
  return payloads.filter(
    (payload) => payload.payloadId === null || (claimed.has(idOf(payload)) && byId.get(idOf(payload)) === payload),
  )
}

async function insertIds(tx: Transaction, payloads: readonly DurablePayload[]): Promise<Set<string>> {
  // In one order for all writers: two nodes with the same payloads then wait for each other instead of deadlocking.
  const sorted = payloads.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
  const { rows } = await sql<{ environmentId: string; payloadId: string }>`
    insert into event_payloads (environment_id, payload_id, received_at)
    select * from unnest(
      ${sorted.map(({ environmentId }) => environmentId)}::text[],
      ${sorted.map(({ payloadId }) => payloadId)}::text[],
      ${sorted.map(({ receivedAt }) => receivedAt)}::bigint[])
    on conflict do nothing
    returning environment_id as "environmentId", payload_id as "payloadId"`.execute(tx)
  return new Set(rows.map(idOf))
}

function idOf({ environmentId, payloadId }: { environmentId: string; payloadId: string | null }): string {
  return `${environmentId}\n${payloadId}`
}

const EVENTS = {
  table: 'analytics_events',
  columns: ['environment_id', 'kind', 'key', 'received_at', 'created_at', 'application', 'sdk', 'event'],
}

export async function insertEvents(copy: Copy, events: readonly StoredEvent[]): Promise<void> {
  const rows = events.map(({ environmentId, kind, key, receivedAt, createdAt, application, sdk, event }) =>
    copyRow([environmentId, kind, key, receivedAt, createdAt, application, sdk, event]),
  )
  await copy(EVENTS, rows)
}

export async function deletePayloadsBefore(tx: Transaction, instant: number): Promise<void> {
  await tx.withTables<EventIngestTables>().deleteFrom('event_payloads').where('received_at', '<', instant).execute()
}
