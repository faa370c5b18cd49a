import { Kysely, PostgresDialect, type Transaction as KyselyTransaction } from 'kysely'
import pg from 'pg'
import { DatabaseUnreachableError } from './database-errors.ts'

/** A transaction over tables `Tables`; services pass it down to stores. */
export type Transaction<Tables = unknown> = KyselyTransaction<Tables>

/** Something to run SQL on: the pool, or a transaction. Stores narrow it with `.withTables<…>()`. */
export type Queryable<Tables = unknown> = Kysely<Tables>

/** The server's one PostgreSQL. `bigint` columns arrive as numbers. */
export interface Database {
  /** Runs on any pooled connection, outside a transaction. */
  readonly pool: Queryable
  /** Connection settings, for the few clients that need a connection of their own (LISTEN, COPY, jobs). */
  readonly url: string
  /** The raw pool, for COPY. */
  readonly raw: pg.Pool
  /** Runs `work` in a transaction (READ COMMITTED); commits when it resolves, rolls back when it throws. */
  transaction<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value>
  /** Rejects while the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  /** @default 10 */
  readonly poolSize?: number
  readonly onError?: (error: Error) => void
  /** Runs at the end of every transaction, inside it. */
  readonly beforeCommit?: (tx: Transaction) => Promise<void>
}

const CONNECT_TIMEOUT_MS = 5_000

export function openDatabase(options: DatabaseOptions): Database {
  let isClosing = false
  const onError = (error: Error): void => {
    if (!isClosing) options.onError?.(error)
  }
  const raw = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: { getTypeParser },
  })
  raw.on('error', onError)
  // A connection that breaks while a transaction holds it reports here only; without a listener the process ends.
  raw.on('connect', (client) => client.on('error', onError))
  const pool = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: raw }) })
  return {
    pool,
    url: options.url,
    raw,
    transaction: (work) =>
      pool.transaction().execute(async (tx) => {
        const value = await work(tx)
        await options.beforeCommit?.(tx)
        return value
      }),
    ping: async () => void (await raw.query('select 1')),
    close() {
      isClosing = true
      return pool.destroy()
    },
  }
}

/** Throws an error that says what to do when the database does not let us in. */
export async function assertReachable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  try {
    await client.connect()
  } catch (error) {
    throw new DatabaseUnreachableError(url, error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Counts and epoch milliseconds stay far below 2^53, so `bigint` needs no string. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser
