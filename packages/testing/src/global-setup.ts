import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@guidon/server'
import { pino } from 'pino'

/**
 * Vitest's global setup: one PostgreSQL for the whole run, unless `GUIDON_TEST_DATABASE_URL` names one. Nothing in it
 * outlives the run, so it need not survive a power cut.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['GUIDON_TEST_DATABASE_URL'] !== undefined) return undefined
  const dataFolder = await mkdtemp(join(tmpdir(), 'guidon-test-postgres-'))
  await chmod(dataFolder, 0o755)
  const settings = { fsync: 'off', max_connections: '200' }
  const postgres = await startEmbeddedPostgres({ dataFolder, log: pino({ level: 'error' }), settings })
  process.env['GUIDON_TEST_DATABASE_URL'] = postgres.url
  return async () => {
    await postgres.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}
