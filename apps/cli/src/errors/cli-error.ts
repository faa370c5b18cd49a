import { EXIT_CODES, type ExitCode } from './exit-code.ts'

/** What a failed command tells its user, in text or, with `--json`, as an object. */
export interface ErrorReport {
  readonly code: string
  readonly message: string
  readonly cause?: string
  readonly suggestion?: string
  readonly docs?: string
  readonly requestId?: string
}

type ErrorFacts = Omit<ErrorReport, 'cause'> & { readonly exitCode?: ExitCode; readonly cause?: unknown }

/** An error with everything its reader needs. Thrown anywhere, printed once, by `runCli`. */
export class CliError extends Error {
  override name = 'CliError'
  readonly report: ErrorReport
  readonly exitCode: ExitCode

  constructor({ exitCode = EXIT_CODES.failed, cause, ...report }: ErrorFacts) {
    super(report.message, { cause })
    this.exitCode = exitCode
    this.report = cause === undefined ? report : { ...report, cause: messageOf(cause) }
  }
}

/** The command line cannot be understood, or lacks something. */
export function usageError(message: string, suggestion?: string): CliError {
  return new CliError({
    code: 'usage',
    message,
    exitCode: EXIT_CODES.usage,
    ...(suggestion === undefined ? {} : { suggestion }),
  })
}

/** The deepest message of a chain of causes: `fetch failed` hides `connect ECONNREFUSED …`. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? messageOf(error.cause) : error.message
}
