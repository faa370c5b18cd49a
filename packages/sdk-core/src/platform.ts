/** What a client needs from where it runs: the only way out of `sdk-core`. */
export interface Platform {
  /** Milliseconds since the epoch; may jump. */
  now(): number
  /** Gives [0, 1). */
  random(): number
  /** A new UUID, version 4. */
  uuid(): string
  /** Calls back once, after `ms`. A timer never keeps the host alive. Returns what cancels it. */
  setTimer(callback: () => void, ms: number): () => void
  /** Sends a request; rejects when there is no answer. An open answer does not keep the host alive. */
  send(request: PlatformRequest): Promise<PlatformResponse>
  /** Compresses the body of a request; absent where the platform cannot. */
  gzip?(text: string): Promise<Uint8Array>
  /** Lower-case hex. */
  hmacSha256(key: string, message: string): string
  /** Keeps the host alive until the returned function is called. */
  holdOpen(): () => void
  /** Calls back when the host has nothing else to do and is about to end. Returns what undoes it. */
  onExit(callback: () => Promise<void>): () => void
  /** As `platform` in diagnostics: runtime, its version and the operating system. */
  readonly description: Readonly<Record<string, string>>
}

/** One request. */
export interface PlatformRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Ends the request, and the reading of its answer. */
  readonly signal: AbortSignal
}

/** The answer to a request. */
export interface PlatformResponse {
  readonly status: number
  /** By lower-case name. */
  header(name: string): string | undefined
  /** The body as it comes. Throws when the connection ends before. */
  pieces(): AsyncIterable<string>
  /** Gives up the rest of the body. */
  discard(): void
}

/** Keeps one text, as a file does. */
export interface Storage {
  /** `undefined` when nothing was kept. */
  read(): Promise<string | undefined>
  /** Whole or not at all. */
  write(text: string): Promise<void>
}
