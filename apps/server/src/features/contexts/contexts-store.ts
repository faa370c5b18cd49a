import { sql } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import { containing } from '../../platform/database/like-pattern.ts'
import type { SeenCombination, SeenPart } from './context-sighting.ts'
import type { ContextsTables } from './contexts-tables.ts'

export type SeenContextRow = ContextsTables['seen_contexts']

/** Place of a row in the list: newest first. */
export interface ListPosition {
  readonly lastSeenAt: number
  readonly kind: string
  readonly key: string
}

export interface ContextQuery {
  readonly environmentId: string
  readonly kind?: string | undefined
  /** Part of a key or a name. */
  readonly search?: string | undefined
  readonly after?: ListPosition | undefined
  readonly limit: number
}

export async function upsertParts(tx: Transaction, parts: readonly SeenPart[]): Promise<void> {
  const column = <Name extends keyof SeenPart>(name: Name) => parts.map((part) => part[name])
  await sql`
    insert into seen_contexts as seen
      (environment_id, kind, key, name, anonymous, attributes, application, first_seen_at, last_seen_at)
    select environment_id, kind, key, name, anonymous, attributes::json, application, seen_at, seen_at
    from unnest(
      ${column('environmentId')}::text[], ${column('kind')}::text[], ${column('key')}::text[],
      ${column('name')}::text[], ${column('anonymous')}::boolean[], ${column('attributes')}::text[],
      ${column('application')}::text[], ${column('seenAt')}::bigint[])
      as new (environment_id, kind, key, name, anonymous, attributes, application, seen_at)
    on conflict (environment_id, kind, key) do update set
      name = excluded.name, anonymous = excluded.anonymous, attributes = excluded.attributes,
      application = excluded.application, last_seen_at = greatest(seen.last_seen_at, excluded.last_seen_at)`.execute(tx)
}

export async function upsertCombinations(tx: Transaction, combinations: readonly SeenCombination[]): Promise<void> {
  await sql`
    insert into seen_context_combinations as seen (environment_id, canonical_key, keys, last_seen_at)
    select environment_id, canonical_key, keys::jsonb, last_seen_at
    from unnest(
      ${combinations.map(({ environmentId }) => environmentId)}::text[],
      ${combinations.map(({ canonicalKey }) => canonicalKey)}::text[],
      ${combinations.map(({ keys }) => JSON.stringify(keys))}::text[],
      ${combinations.map(({ seenAt }) => seenAt)}::bigint[])
      as new (environment_id, canonical_key, keys, last_seen_at)
    on conflict (environment_id, canonical_key) do update
    set last_seen_at = greatest(seen.last_seen_at, excluded.last_seen_at)`.execute(tx)
}

/** Newest first. */
export async function readContexts(db: Queryable, query: ContextQuery): Promise<SeenContextRow[]> {
  let select = db
    .withTables<ContextsTables>()
    .selectFrom('seen_contexts')
    .selectAll()
    .where('environment_id', '=', query.environmentId)
  if (query.kind !== undefined) select = select.where('kind', '=', query.kind)
  if (query.search !== undefined) {
    const pattern = containing(query.search)
    select = select.where((where) => where.or([where('key', 'ilike', pattern), where('name', 'ilike', pattern)]))
  }
  if (query.after !== undefined) {
    const { lastSeenAt, kind, key } = query.after
    select = select.where(sql<boolean>`(-last_seen_at, kind, key) > (${-lastSeenAt}::bigint, ${kind}, ${key})`)
    select = select.where('last_seen_at', '<=', lastSeenAt)
  }
  return select.orderBy('last_seen_at', 'desc').orderBy('kind').orderBy('key').limit(query.limit).execute()
}

export async function readContext(
  db: Queryable,
  environmentId: string,
  { kind, key }: { readonly kind: string; readonly key: string },
): Promise<SeenContextRow | undefined> {
  return db
    .withTables<ContextsTables>()
    .selectFrom('seen_contexts')
    .selectAll()
    .where('environment_id', '=', environmentId)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .executeTakeFirst()
}

/** A combination with its parts. */
export interface RecentCombination {
  readonly lastSeenAt: number
  readonly parts: readonly SeenContextRow[]
}

/** Which combinations to read: the newest since an instant. */
export interface RecentQuery {
  readonly environmentId: string
  /** Epoch ms. */
  readonly since: number
  readonly limit: number
}

/** Newest first. */
export async function readRecentCombinations(
  db: Queryable,
  { environmentId, since, limit }: RecentQuery,
): Promise<RecentCombination[]> {
  const { rows } = await sql<SeenContextRow & { canonical_key: string; seen_together_at: number }>`
    select recent.canonical_key, recent.last_seen_at as seen_together_at, part.*
    from (
      select environment_id, canonical_key, keys, last_seen_at
      from seen_context_combinations
      where environment_id = ${environmentId} and last_seen_at >= ${since}
      order by last_seen_at desc
      limit ${limit}
    ) as recent
    cross join lateral jsonb_each_text(recent.keys) as named (kind, key)
    join seen_contexts part
      on part.environment_id = recent.environment_id and part.kind = named.kind and part.key = named.key
    order by recent.last_seen_at desc, recent.canonical_key`.execute(db)
  const combinations = Map.groupBy(rows, (row) => row.canonical_key).values()
  return [...combinations.map((parts) => ({ lastSeenAt: parts[0]!.seen_together_at, parts }))]
}

export async function countCombinations(db: Queryable, environmentId: string, since: number): Promise<number> {
  const { count } = await db
    .withTables<ContextsTables>()
    .selectFrom('seen_context_combinations')
    .select(sql<number>`count(*)`.as('count'))
    .where('environment_id', '=', environmentId)
    .where('last_seen_at', '>=', since)
    .executeTakeFirstOrThrow()
  return count
}

export async function deleteSeenBefore(tx: Transaction, instant: number): Promise<void> {
  const db = tx.withTables<ContextsTables>()
  await db.deleteFrom('seen_contexts').where('last_seen_at', '<', instant).execute()
  await db.deleteFrom('seen_context_combinations').where('last_seen_at', '<', instant).execute()
}

/** Keeps the newest `limit` rows of each environment. */
export async function deleteBeyond(tx: Transaction, limit: number): Promise<void> {
  for (const table of ['seen_contexts', 'seen_context_combinations'] as const) {
    await sql`
      delete from ${sql.table(table)} where ctid in (
        select row_id from (
          select ctid as row_id, row_number() over (partition by environment_id order by last_seen_at desc) as place
          from ${sql.table(table)}
        ) as placed
        where place > ${limit}
      )`.execute(tx)
  }
}
