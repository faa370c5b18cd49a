import { problemSchema, type Problem } from './problem.ts'

/** The server answered a problem. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }

  /** Stable code, e.g. `flag_not_found`. */
  get code(): string {
    return this.problem.code
  }

  /** HTTP status. */
  get status(): number {
    return this.problem.status
  }

  /** The error of a response that is not a success; also when something between answers other than a problem. */
  static async from(response: Response): Promise<ApiError> {
    const text = await response.text()
    return ApiError.fromText(response, text)
  }

  /** As `from`, of a body that was read before. */
  static fromText(response: Response, text: string): ApiError {
    return new ApiError(parseProblem(text) ?? unknownProblem(response, text))
  }
}

function parseProblem(text: string): Problem | undefined {
  try {
    return problemSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function unknownProblem(response: Response, text: string): Problem {
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: 'unknown_answer',
    detail: `${response.url} answered ${response.status}: ${text.slice(0, 200)}`,
    requestId: '',
  }
}
