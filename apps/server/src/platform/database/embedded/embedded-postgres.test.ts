import { execFileSync } from 'node:child_process'
import { chmod, cp, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DiskFullError, NoPostgresBinariesError, OtherPostgresVersionError } from './embedded-errors.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts'
import { findPostgresBinaries, makeRunnable } from './postgres-binaries.ts'
import { canReach, postgresUser } from './process-user.ts'

vi.setConfig({ testTimeout: 60_000 })

const isRoot = process.getuid?.() === 0
const log = pino({ level: 'silent' })
let dataFolder: string
const running: EmbeddedPostgres[] = []

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'guidon-embedded-'))
  await chmod(dataFolder, 0o755)
})
afterEach(async () => {
  for (const postgres of running.splice(0)) await postgres.stop()
  await rm(dataFolder, { recursive: true, force: true })
})

async function start(folder = dataFolder): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataFolder: folder, log })
  running.push(postgres)
  return postgres
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return client
    .query({ text: sql, rowMode: 'array' })
    .then(({ rows }) => rows as unknown[])
    .finally(() => client.end())
}

test('keeps its data over a stop and a start, with fsync on', async () => {
  const first = await start()
  expect(await query(first.url, 'show fsync')).toEqual([['on']])
  await query(first.url, 'create table kept as select 1 as one')
  await first.stop()
  const second = await start()
  expect(second.pid()).not.toBe(first.pid())
  expect(await query(second.url, 'select one from kept')).toEqual([[1]])
})

test('lets nobody in without the password', async () => {
  const { url } = await start()
  const wrong = new URL(url)
  wrong.password = 'wrong'
  await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
})

test('takes over a PostgreSQL that is still running', async () => {
  const left = await start()
  const taken = await start()
  expect([taken.pid(), taken.url]).toEqual([left.pid(), left.url])
})

test('starts PostgreSQL again when it is killed, at the same address', async () => {
  const postgres = await start()
  await query(postgres.url, 'create table kept as select 1 as one')
  const killed = postgres.pid()
  process.kill(killed, 'SIGKILL')
  await vi.waitFor(() => expect(postgres.pid()).not.toBe(killed), { timeout: 15_000, interval: 50 })
  expect(await query(postgres.url, 'select one from kept')).toEqual([[1]])
})

test('is not misled by a file of a process that is something else by now', async () => {
  const first = await start()
  const file = await readFile(join(dataFolder, 'postgres/postmaster.pid'), 'utf8')
  await first.stop()
  await writeFile(join(dataFolder, 'postgres/postmaster.pid'), file.replace(/^\d+/, String(process.pid)))
  const second = await start()
  expect(await query(second.url, 'select 1')).toEqual([[1]])
})

test('names the version when another PostgreSQL made the database', async () => {
  await (await start()).stop()
  await writeFile(join(dataFolder, 'postgres/PG_VERSION'), '12\n')
  await expect(start()).rejects.toThrow(OtherPostgresVersionError)
})

test('says what to do where there are no binaries', async () => {
  const finding = findPostgresBinaries(null, 'plan9-mips')
  await expect(finding).rejects.toThrow(NoPostgresBinariesError)
  await expect(finding).rejects.toThrow(/plan9-mips.*GUIDON_DATABASE_URL/)
})

describe.runIf(isRoot)('as root', () => {
  test('works in a folder that only root can enter', async () => {
    await chmod(dataFolder, 0o700)
    const { url } = await start()
    expect(await query(url, 'select 1')).toEqual([[1]])
    const place = await readlink(join(dataFolder, 'postgres'))
    await running.pop()!.stop()
    await rm(join(place, '..'), { recursive: true })
  })

  test('copies the programs when only root can reach them', async () => {
    const user = (await postgresUser())!
    const { postgres } = await findPostgresBinaries(null)
    await chmod(dataFolder, 0o700)
    const installed = join(dataFolder, 'native')
    await cp(join(postgres, '../..'), installed, { recursive: true, verbatimSymlinks: true })
    expect(await canReach(user, join(installed, 'bin/postgres'))).toBe(false)
    const found = await makeRunnable(installed, user)
    expect(await canReach(user, found.postgres)).toBe(true)
    expect(
      execFileSync(found.postgres, ['--version'], { uid: user.uid, gid: user.gid, cwd: '/' }).toString(),
    ).toContain('PostgreSQL')
    await rm(join(found.postgres, '../..'), { recursive: true })
  })

  test('says so when the disk is full, and leaves nothing half done', async (context) => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=755', 'tmpfs', dataFolder], { stdio: 'ignore' })
    } catch {
      context.skip('this machine does not let us mount a small disk')
    }
    try {
      await expect(start()).rejects.toThrow(DiskFullError)
      await expect(readFile(join(dataFolder, 'postgres/PG_VERSION'))).rejects.toThrow(/ENOENT/)
    } finally {
      execFileSync('umount', [dataFolder])
    }
  })
})
