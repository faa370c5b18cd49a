import { createHash, randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import { openDatabase, upgrades, upgradeSchema } from '@guidon/server'
import pg from 'pg'

/** A database of its own, with the current schema and no rows. */
export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** Outside vitest, as in benchmarks: the PostgreSQL of this machine. */
const LOCAL_SERVER = `postgres://${userInfo().username}@127.0.0.1:5432/postgres`

/** Any number: makes test processes take turns when the template is missing. */
const TEMPLATE_LOCK = 7_070_099

/**
 * A fresh database on the test PostgreSQL (`GUIDON_TEST_DATABASE_URL`; set by the global setup of vitest), copied from
 * a template that has all schema upgrades.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env['GUIDON_TEST_DATABASE_URL'] ?? LOCAL_SERVER
  const name = `guidon_test_${process.pid}_${randomBytes(6).toString('hex')}`
  await withClient(serverUrl, async (client) => {
    const template = await ensureTemplate(client, serverUrl)
    await client.query(`create database ${name} template ${template}`)
  })
  return {
    url: withDatabase(serverUrl, name),
    drop: () =>
      withClient(serverUrl, async (client) => void (await client.query(`drop database ${name} with (force)`))),
  }
}

async function ensureTemplate(client: pg.Client, serverUrl: string): Promise<string> {
  const name = `guidon_template_${schemaFingerprint()}`
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
  try {
    if (await databaseExists(client, name)) return name
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft}`)
    const database = openDatabase({ url: withDatabase(serverUrl, draft), poolSize: 1 })
    await upgradeSchema(database, upgrades).finally(() => database.close())
    await client.query(`alter database ${draft} rename to ${name}`)
    return name
  } finally {
    await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK])
  }
}

function schemaFingerprint(): string {
  const hash = createHash('sha256')
  for (const { name, up } of upgrades) hash.update(`${name}\n${up.toString()}\n`)
  return hash.digest('hex').slice(0, 12)
}

async function databaseExists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
  return rowCount === 1
}

async function withClient<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
