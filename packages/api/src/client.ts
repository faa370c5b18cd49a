import type { z } from 'zod'
import { ApiError } from './api-error.ts'
import { readEventStream } from './event-stream-reader.ts'
import type { Route } from './route.ts'

/** What a call sends. Parts that the route does not have are left out. */
export interface CallInput<R extends Route> {
  readonly params?: z.input<R['params']>
  readonly query?: z.input<R['query']>
  readonly body?: z.input<R['body']>
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** Options of `createApiClient`. */
export interface ApiClientOptions {
  /** Address of the server, e.g. `http://127.0.0.1:7070`. */
  readonly url: string
  /** Access token (`gdn_…`); `null` relies on a session cookie. */
  readonly token: string | null
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch
}

/** Calls routes of the contract. */
export interface ApiClient {
  /** Resolves to the route's response; rejects with `ApiError` when the server answers a problem. */
  call<R extends Route>(route: R, input?: CallInput<R>): Promise<z.output<R['response']>>
  /** Events of a stream route, until the caller stops iterating, aborts, or the server ends it. */
  stream<R extends Route>(route: R, input?: CallInput<R>): AsyncGenerator<StreamedEvent<z.output<R['response']>>>
}

/** One event of a stream route. */
export interface StreamedEvent<Data> {
  /** For `Last-Event-ID`, to resume after it; `""` when the stream has none. */
  readonly id: string
  readonly data: Data
}

/** A typed client of the HTTP API. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  return {
    async call(route, input = {}) {
      const response = await send(options, route, input)
      return (response.status === 204 ? undefined : await readJson(response)) as never
    },
    async *stream(route, input = {}) {
      const response = await send(options, route, input)
      if (response.body === null) return
      for await (const event of readEventStream(response.body)) yield { id: event.id, data: JSON.parse(event.data) }
    },
  }
}

async function send<R extends Route>(options: ApiClientOptions, route: R, input: CallInput<R>): Promise<Response> {
  const headers = new Headers(input.headers)
  if (options.token !== null) headers.set('authorization', `Bearer ${options.token}`)
  if (input.body !== undefined) headers.set('content-type', 'application/json')
  headers.set('accept', route.kind === 'stream' ? 'text/event-stream' : 'application/json')
  const request: RequestInit = { method: route.method, headers }
  if (input.body !== undefined) request.body = JSON.stringify(input.body)
  if (input.signal !== undefined) request.signal = input.signal
  const response = await (options.fetch ?? fetch)(urlOf(options.url, route, input), request)
  if (!response.ok) throw await ApiError.from(response)
  return response
}

/** Something between may answer 200 with a page of its own, such as one to sign in. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    throw ApiError.fromText(response, text)
  }
}

function urlOf(base: string, route: Route, input: CallInput<Route>): string {
  const params = (input.params ?? {}) as Readonly<Record<string, string>>
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(name, String(one))
  }
  const search = query.size > 0 ? `?${query}` : ''
  return `${base.replace(/\/$/, '')}/api/v1${path}${search}`
}
