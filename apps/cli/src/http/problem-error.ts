import type { Problem } from '@guidon/api'
import { CliError } from '../errors/cli-error.ts'
import { EXIT_CODES, type ExitCode } from '../errors/exit-code.ts'

/** Codes whose exit code does not follow from the status. */
const EXIT_CODE_BY_PROBLEM: Readonly<Record<string, ExitCode>> = {
  change_blocked: EXIT_CODES.blocked,
  change_needs_approval: EXIT_CODES.needsApproval,
  confirmation_required: EXIT_CODES.usage,
}

const EXIT_CODE_BY_STATUS: Readonly<Record<number, ExitCode>> = {
  401: EXIT_CODES.forbidden,
  403: EXIT_CODES.forbidden,
  404: EXIT_CODES.notFound,
  409: EXIT_CODES.conflict,
  412: EXIT_CODES.conflict,
}

/** An answer with an error status. Keeps the problem, so that commands can react to its code and details. */
export class ApiError extends CliError {
  override name = 'ApiError'
  readonly status: number
  readonly problem: Problem | null

  private readonly facts: ConstructorParameters<typeof CliError>[0]

  constructor(status: number, problem: Problem | null, facts: ConstructorParameters<typeof CliError>[0]) {
    super(facts)
    this.status = status
    this.problem = problem
    this.facts = facts
  }

  withSuggestion(suggestion: string): ApiError {
    return new ApiError(this.status, this.problem, { ...this.facts, suggestion })
  }
}

/** Turns an error answer into what its reader needs; `problem` is `null` when the body was not one. */
export function problemError(response: Response, problem: Problem | null, server: string): ApiError {
  const isProblem = typeof problem?.code === 'string'
  const code = isProblem ? problem.code : `http_${response.status}`
  const suggestion = suggestionFor(response.status, code, server)
  return new ApiError(response.status, isProblem ? problem : null, {
    code,
    message: isProblem ? messageFor(problem) : `${server} answered ${response.status} ${response.statusText}`,
    exitCode: EXIT_CODE_BY_PROBLEM[code] ?? EXIT_CODE_BY_STATUS[response.status] ?? EXIT_CODES.failed,
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(isProblem && problem.requestId ? { requestId: problem.requestId } : {}),
  })
}

function messageFor({ detail, title, issues = [] }: Problem): string {
  const message = detail || title
  const missing = issues.filter((issue) => !message.includes(issue.message))
  return [message, ...missing.map((issue) => `${issue.path}: ${issue.message}`)].join('; ')
}

function suggestionFor(status: number, code: string, server: string): string | undefined {
  if (code === 'invalid_token')
    return `Sign in again with \`guidon login --server ${server}\`, or set another GUIDON_TOKEN.`
  if (status === 401) return `Sign in with \`guidon login --server ${server}\`, or set GUIDON_TOKEN.`
  if (status === 503) return 'The server is starting or has lost its database. Try again in a moment.'
  return undefined
}
