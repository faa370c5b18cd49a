import type { DataSetJson, EventOptions, Hook, Logger, SdkName } from '@guidon/sdk-core'

/** How `createClient` works. */
export interface ClientOptions {
  /** Address of the server; a path is kept. @default the environment variable GUIDON_URL, else http://localhost:7070 */
  readonly url?: string
  /** `offline` asks and sends nothing. @default "stream", which polls by itself where streams do not come through */
  readonly mode?: 'stream' | 'poll' | 'offline'
  /** Between polls, milliseconds; at least 1,000. @default 30_000 */
  readonly pollIntervalMs?: number
  /** `false` sends no events. @default sent every 5 seconds */
  readonly events?: false | EventOptions
  /** File in which the last known flags are kept for a start without a server. @default none */
  readonly cacheFile?: string
  /** File `{"flags": {…}, "segments": {…}}` that is read, and read again when it changes, instead of asking a server. */
  readonly flagsFile?: string
  /** Flags to start with until others come. */
  readonly bootstrap?: DataSetJson
  /** How the inventory of SDKs names the application. */
  readonly application?: { readonly id?: string; readonly version?: string }
  /** A library on top of this one, as the inventory names it. */
  readonly wrapper?: SdkName
  readonly hooks?: readonly Hook[]
  /** @default warnings and errors on the console */
  readonly logger?: Logger
}

/** Options with their defaults. */
export interface ClientSettings extends ClientOptions {
  readonly url: string
  readonly mode: 'stream' | 'poll' | 'offline'
  readonly pollIntervalMs: number
}

const DEFAULT_URL = 'http://localhost:7070'
const MIN_POLL_MS = 1_000

/** Options with their defaults. @throws TypeError for what no client could work with */
export function readOptions(sdkKey: string, options: ClientOptions): ClientSettings {
  const mode = options.flagsFile === undefined ? (options.mode ?? 'stream') : 'offline'
  if (!['stream', 'poll', 'offline'].includes(mode)) {
    throw new TypeError(`Option "mode" is "${String(mode)}"; it can be "stream", "poll" or "offline".`)
  }
  if (mode !== 'offline' && !isText(sdkKey)) {
    throw new TypeError(
      'createClient needs an SDK key; the dashboard shows it under "Connect". Without a server, use the mode "offline".',
    )
  }
  return {
    ...options,
    mode,
    url: readUrl(options.url ?? (process.env['GUIDON_URL'] || DEFAULT_URL)),
    pollIntervalMs: readInterval(options.pollIntervalMs ?? 30_000),
  }
}

function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new TypeError(
      `Option "url" is "${text}"; it must be the address of the server, as "https://flags.example.com".`,
    )
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

function readInterval(ms: number): number {
  if (!Number.isFinite(ms))
    throw new TypeError(`Option "pollIntervalMs" is ${ms}; it must be a number of milliseconds.`)
  return Math.max(MIN_POLL_MS, ms)
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && !/[^\x21-\x7e]/.test(value)
}
