import { openDatabase } from '@guidon/server'
import type { TestServer } from '@guidon/testing'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const BEGINNING_DAYS = 180

/** A change, by whom it should have been made, and when. */
export interface PastChange {
  readonly id: string
  readonly who: string
  readonly minutesAgo: number
}

/** Gives changes to those who should have made them, at that time, and moves all else to the project's beginning. */
export async function moveToThePast(server: TestServer, changes: readonly PastChange[]): Promise<void> {
  const database = openDatabase({ url: server.databaseUrl })
  const client = await database.raw.connect()
  const run = (text: string, values: unknown[] = []): Promise<unknown> => client.query(text, values)
  // The audit trail refuses edits, by a trigger.
  await run('set session_replication_role = replica')
  const now = Date.now()
  const beginning = now - BEGINNING_DAYS * DAY_MS
  await run('update audit_entries set created_at = $1', [beginning])
  await run('update flags set created_at = $1, updated_at = $1', [beginning])
  await run('update flag_configurations set updated_at = $1', [beginning])
  await run('update segments set created_at = $1, updated_at = $1', [beginning])
  const oldestFirst = [...changes].sort((one, other) => other.minutesAgo - one.minutesAgo)
  for (const { id, who, minutesAgo } of oldestFirst) {
    const at = now - minutesAgo * MINUTE_MS
    const made = `created_at = $2, actor_kind = 'member', actor_id = $3, actor_name = $3`
    await run(`update changes set ${made} where id = $1`, [id, at, who])
    await run(`update audit_entries set ${made} where change_id = $1`, [id, at, who])
    await run(
      `update flags set updated_at = $2 from change_subjects as subject
       where subject.change_id = $1 and subject.kind = 'flag' and subject.key = flags.key`,
      [id, at],
    )
    await run(
      `update flag_configurations as flag set updated_at = $2 from change_subjects as subject, environments
       where subject.change_id = $1 and subject.kind = 'flag' and subject.key = flag.flag_key
         and environments.id = flag.environment_id and environments.key = subject.environment`,
      [id, at],
    )
    await run(
      `update segments set updated_at = $2 from change_subjects as subject, environments
       where subject.change_id = $1 and subject.kind = 'segment' and subject.key = segments.key
         and environments.id = segments.environment_id and environments.key = subject.environment`,
      [id, at],
    )
  }
  client.release(true)
  await database.close()
}

const DAYS_BEFORE = 7

/** Repeats the counts of the last day for the days before it. */
export async function repeatCounts(server: TestServer): Promise<void> {
  const database = openDatabase({ url: server.databaseUrl })
  await database.raw.query(
    `insert into evaluation_counts (environment_id, flag_key, minute, variation, version, application, sdk, count)
     select environment_id, flag_key, minute - days * 1440, variation, version, application, sdk,
       (count * (1.04 - 0.06 * days))::bigint
     from evaluation_counts, generate_series(1, $1::int) as days where count > 20`,
    [DAYS_BEFORE],
  )
  await database.close()
}
