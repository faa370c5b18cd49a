import { StartError } from '../start-errors.ts'

export class DatabaseUnreachableError extends StartError {
  override name = 'DatabaseUnreachableError'
  readonly code = 'database_unreachable'
  constructor(url: string, cause: unknown) {
    const { host, pathname } = new URL(url)
    super(
      `The database "${pathname.slice(1)}" at ${host} cannot be used: ${describe(cause)}. ` +
        'See that it runs and that GUIDON_DATABASE_URL is right.',
      { cause },
    )
  }
}

/** Node wraps attempts at several addresses into one error without a message. */
function describe(cause: unknown): string {
  const error = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause
  return error instanceof Error ? error.message : String(error)
}
