import pg from 'pg'
import type { Guidon } from './guidon.ts'

/** Contexts as if SDKs had reported them within the last hours, written at once: through events it would take minutes. */
export async function seedContexts({ databaseUrl, environment }: Guidon, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const now = Date.now()
  const values = [environment.id, now, count]
  await client.query(
    `insert into seen_contexts
       (environment_id, kind, key, name, anonymous, attributes, application, first_seen_at, last_seen_at)
     select $1, 'user', 'user-' || n, null, false,
       json_build_object('plan', (array['free', 'pro', 'gold'])[1 + n % 3], 'state', 'S' || n % 50), 'web', $2, $2::bigint - n
     from generate_series(1, $3::integer) as n`,
    values,
  )
  await client.query(
    `insert into seen_context_combinations (environment_id, canonical_key, keys, last_seen_at)
     select $1, 'user-' || n, jsonb_build_object('user', 'user-' || n), $2::bigint - n
     from generate_series(1, $3::integer) as n`,
    values,
  )
  await client.query('analyze seen_contexts, seen_context_combinations')
  await client.end()
}
