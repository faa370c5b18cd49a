import type { Logger } from 'pino'
import { copyTransaction, type Copy } from '../../platform/database/copy-transaction.ts'
import type { Database, Transaction } from '../../platform/database/database.ts'
import type { EvaluationsService } from '../evaluations/index.ts'
import type { AnalyticsPartitions } from './analytics-partitions.ts'
import { claimPayloads, insertEvents } from './event-ingest-store.ts'
import type { IngestMetrics } from './ingest-metrics.ts'
import type { DurablePayload } from './received-payload.ts'

export interface PayloadWriterParts {
  readonly database: Pick<Database, 'raw'>
  readonly evaluations: Pick<EvaluationsService, 'record'>
  readonly partitions: Pick<AnalyticsPartitions, 'ensure'>
  readonly log: Logger
  readonly metrics: Pick<IngestMetrics, 'dropped'>
}

/**
 * Writes payloads durably, all in one transaction. When the database refuses the batch, each half is tried alone, so
 * that one payload it cannot take costs nobody else theirs; that one is dropped and logged. Throws when the database
 * cannot be reached: then nothing is acknowledged, and SDKs send again.
 */
export async function writePayloads(parts: PayloadWriterParts, payloads: readonly DurablePayload[]): Promise<void> {
  try {
    await parts.partitions.ensure(
      payloads.flatMap((payload) => (payload.events.length > 0 ? [payload.receivedAt] : [])),
    )
    await copyTransaction(parts.database, (tx, copy) => writeBatch({ tx, copy }, parts, payloads))
  } catch (error) {
    if (!isAboutData(error)) throw error
    if (payloads.length === 1) {
      parts.metrics.dropped('not_storable', 1)
      parts.log.error({ err: error, environmentId: payloads[0]?.environmentId }, 'dropped events that cannot be stored')
      return
    }
    const middle = Math.ceil(payloads.length / 2)
    await writePayloads(parts, payloads.slice(0, middle))
    await writePayloads(parts, payloads.slice(middle))
  }
}

async function writeBatch(
  { tx, copy }: { readonly tx: Transaction; readonly copy: Copy },
  parts: PayloadWriterParts,
  payloads: readonly DurablePayload[],
): Promise<void> {
  const fresh = await claimPayloads(tx, payloads)
  const totals = fresh.flatMap((payload) => payload.totals)
  const events = fresh.flatMap((payload) => payload.events)
  await parts.evaluations.record(tx, totals)
  if (events.length > 0) await insertEvents(copy, events)
}

/** SQLSTATE classes of what the data itself causes; anything else may work another time. */
function isAboutData(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' && /^(21|22|23|54)...$/.test(code)
}
