import autocannon from 'autocannon'

/** One kind of request, sent over and over. */
export interface Load {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Record<string, string>
  readonly body?: string
  /** Chooses the body anew for each request; for posts that must differ. */
  readonly nextBody?: () => string
  readonly nextHeaders?: () => Record<string, string>
  /** @default 5 */
  readonly seconds?: number
  /** @default 10 */
  readonly connections?: number
}

/** What a run of load saw. */
export interface LoadResult {
  readonly requestsPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly failures: number
  readonly requests: number
}

/** Sends the load for a warm-up of a second, then for real. */
export async function sendLoad(load: Load): Promise<LoadResult> {
  await run({ ...load, seconds: 1 })
  return run(load)
}

async function run(load: Load): Promise<LoadResult> {
  const result = await autocannon({
    url: load.url,
    method: load.method ?? 'GET',
    headers: load.headers ?? {},
    ...(load.body === undefined ? {} : { body: load.body }),
    connections: load.connections ?? 10,
    duration: load.seconds ?? 5,
    ...(load.nextBody || load.nextHeaders ? { requests: [{ setupRequest: (request) => varied(request, load) }] } : {}),
  })
  return {
    requestsPerSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failures: result.errors + result.timeouts + (result.non2xx - (result.statusCodeStats?.['304']?.count ?? 0)),
    requests: result.requests.total,
  }
}

function varied(request: autocannon.Request, load: Load): autocannon.Request {
  return {
    ...request,
    ...(load.nextBody ? { body: load.nextBody() } : {}),
    ...(load.nextHeaders ? { headers: { ...load.headers, ...load.nextHeaders() } } : {}),
  }
}
