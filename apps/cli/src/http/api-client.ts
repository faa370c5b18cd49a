import type { Problem, Route } from '@guidon/api'
import { CliError, messageOf } from '../errors/cli-error.ts'
import { EXIT_CODES } from '../errors/exit-code.ts'
import { readEventStream, type StreamMessage } from './event-stream.ts'
import type { AnswerOf, BodyOf, Operation, ParamsOf, QueryOf } from './operation.ts'
import { problemError } from './problem-error.ts'

/** What a call sends besides its operation. */
export interface CallInput<R extends Route> {
  readonly params?: ParamsOf<R>
  readonly query?: QueryOf<R>
  readonly body?: BodyOf<R>
  readonly headers?: Readonly<Record<string, string>>
}

export interface RawRequest {
  readonly method: string
  /** From the server's root on. */
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Calls the server's API; failures are `CliError`s. */
export interface ApiClient {
  readonly server: string
  call<R extends Route>(operation: Operation<R>, input?: CallInput<R>): Promise<AnswerOf<R>>
  /** The messages of a stream route from now on, until the server ends it or the command is interrupted. */
  stream<R extends Route>(
    operation: Operation<R>,
    input?: CallInput<R>,
  ): Promise<AsyncGenerator<StreamMessage<AnswerOf<R>>>>
  send(request: RawRequest): Promise<Response>
}

export interface ApiClientOptions {
  readonly server: string
  readonly token: string | null
  readonly version: string
  /** Ends calls early: Ctrl-C, `--timeout`. */
  readonly signal: AbortSignal
  /** Longest wait for an answer to one call. */
  readonly callTimeoutMs: number
  readonly log: (line: string) => void
}

const API_ROOT = '/api/v1'

export function createApiClient(options: ApiClientOptions): ApiClient {
  async function send(request: RawRequest, signal = callSignal(options)): Promise<Response> {
    const startedAt = performance.now()
    const response = await fetch(options.server + request.path, {
      method: request.method,
      headers: headersOf(options, request),
      signal,
      ...(request.body === undefined ? {} : { body: bodyText(request.body) }),
    }).catch((cause: unknown) => {
      throw unreachable(options, cause)
    })
    options.log(`${request.method} ${request.path} ${response.status} ${Math.round(performance.now() - startedAt)} ms`)
    return response
  }

  async function sendOrThrow(request: RawRequest, signal?: AbortSignal): Promise<Response> {
    const response = await send(request, signal)
    if (response.ok) return response
    throw problemError(response, (await response.json().catch(() => null)) as Problem | null, options.server)
  }

  return {
    server: options.server,
    send: (request) => send(request),
    async call<R extends Route>(operation: Operation<R>, input: CallInput<R> = {}) {
      const response = await sendOrThrow(rawRequest(operation, input))
      const text = await response.text()
      return (text === '' ? undefined : parseAnswer(text, options.server)) as AnswerOf<R>
    },
    async stream<R extends Route>(operation: Operation<R>, input: CallInput<R> = {}) {
      const request = rawRequest(operation, input)
      const headers = { ...request.headers, accept: 'text/event-stream' }
      const response = await sendOrThrow({ ...request, headers }, options.signal)
      return readEventStream<AnswerOf<R>>(response.body!)
    },
  }
}

function rawRequest<R extends Route>(operation: Operation<R>, input: CallInput<R>): RawRequest {
  const { params = {}, query = {}, body, headers } = input as CallInput<Route>
  return {
    method: operation.method,
    path:
      API_ROOT +
      fillPath(operation.path, params as Record<string, unknown>) +
      queryText(query as Record<string, unknown>),
    ...(body === undefined ? {} : { body }),
    ...(headers === undefined ? {} : { headers }),
  }
}

/** Puts encoded parameters into a path template. Keys may hold slashes, percent signs and emoji. */
export function fillPath(template: string, params: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
}

function queryText(query: Readonly<Record<string, unknown>>): string {
  const parts = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (one !== undefined) parts.append(name, String(one))
    }
  }
  return parts.size === 0 ? '' : `?${parts}`
}

function headersOf({ token, version }: ApiClientOptions, { body, headers }: RawRequest): Record<string, string> {
  return {
    accept: 'application/json',
    'user-agent': `guidon-cli/${version}`,
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  }
}

function bodyText(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body)
}

function parseAnswer(text: string, server: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CliError({
      code: 'not_guidon',
      message: `${server} did not answer like a Guidon server`,
      cause,
      suggestion: 'Check --server; `guidon config why server` says where the address comes from.',
    })
  }
}

function callSignal({ signal, callTimeoutMs }: ApiClientOptions): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(callTimeoutMs)])
}

function unreachable({ server, signal, callTimeoutMs }: ApiClientOptions, cause: unknown): unknown {
  if (signal.aborted) return signal.reason
  if ((cause as Error).name === 'TimeoutError') {
    return new CliError({
      code: 'timeout',
      message: `${server} did not answer within ${callTimeoutMs / 1_000} s`,
      suggestion: 'Give it longer with --timeout, or run `guidon doctor`.',
      exitCode: EXIT_CODES.timeout,
    })
  }
  return new CliError({
    code: 'server_unreachable',
    message: `Cannot reach ${server}: ${messageOf(cause)}`,
    suggestion: 'Start a server with `guidon dev`, or name another with --server. `guidon doctor` looks further.',
  })
}
