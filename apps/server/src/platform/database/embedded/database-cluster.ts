import { execFile } from 'node:child_process'
import { chown, mkdir, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { hash } from 'node:crypto'
import { readOrCreateSecret } from '../../secret-file.ts'
import { DiskFullError, OtherPostgresVersionError, postgresFailure } from './embedded-errors.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { canReach, type ProcessUser } from './process-user.ts'

/** A database folder and how to get in. */
export interface DatabaseCluster {
  readonly folder: string
  readonly user: string
  readonly password: string
}

export interface ClusterOptions {
  readonly dataFolder: string
  readonly binaries: PostgresBinaries
  readonly processUser: ProcessUser | null
}

const SUPERUSER = 'guidon'
/** Where the database goes when root keeps the data folder to itself. */
const SHARED_FOLDER = '/var/lib/guidon'

/** The database under the data folder, made when it is not there. */
export async function openCluster(options: ClusterOptions): Promise<DatabaseCluster> {
  const { dataFolder, binaries } = options
  const password = await readOrCreateSecret(join(dataFolder, 'postgres-password'))
  const parent = await placeFor(options)
  const folder = join(parent, 'postgres')
  const found = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null)
  if (found === null) await initialize(folder, password, options)
  else if (found.trim() !== binaries.majorVersion) {
    throw new OtherPostgresVersionError(folder, found.trim(), binaries.majorVersion)
  }
  return { folder, user: SUPERUSER, password }
}

/**
 * The folder that holds the database's own: the data folder, unless PostgreSQL's user cannot get there. Then it is one
 * under /var/lib, and a link in the data folder leads to it.
 */
async function placeFor({ dataFolder, processUser }: ClusterOptions): Promise<string> {
  const wanted = await realpath(dataFolder)
  if (processUser === null || (await canReach(processUser, join(wanted, 'postgres')))) return wanted
  const place = join(SHARED_FOLDER, hash('sha256', wanted).slice(0, 16))
  await mkdir(place, { recursive: true, mode: 0o755 })
  await symlink(join(place, 'postgres'), join(wanted, 'postgres')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return place
}

/** Makes the database beside its place and moves it there when it is complete: a kill leaves nothing half done. */
async function initialize(folder: string, password: string, options: ClusterOptions): Promise<void> {
  const { processUser, binaries } = options
  const draft = `${folder}.new`
  const passwordFile = `${folder}.password`
  try {
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft, { mode: 0o700 })
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (processUser) for (const path of [draft, passwordFile]) await chown(path, processUser.uid, processUser.gid)
    await runInitdb(binaries.initdb, { draft, passwordFile, processUser })
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new DiskFullError(resolve(folder))
    throw error
  } finally {
    await rm(passwordFile, { force: true })
  }
}

function runInitdb(
  initdb: string,
  paths: { draft: string; passwordFile: string; processUser: ProcessUser | null },
): Promise<void> {
  const args = [
    `--pgdata=${paths.draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${paths.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]
  const { processUser } = paths
  const spawnOptions = { cwd: '/', ...(processUser && { uid: processUser.uid, gid: processUser.gid }) }
  return new Promise((done, fail) => {
    execFile(initdb, args, spawnOptions, (error, stdout, stderr) => {
      if (error === null) done()
      else fail(postgresFailure('initdb', stdout + stderr + (stderr === '' ? error.message : ''), paths.draft))
    })
  })
}
