/** The server's settings, read once at start. */
export interface Config {
  /** @default "127.0.0.1" */
  readonly host: string
  /** 0 takes a free port. @default 7070 */
  readonly port: number
  /** Somebody chose the port: when it is taken, say so instead of taking the next one. @default false */
  readonly isPortFixed: boolean
  /** Folder of everything that the server keeps on disk. @default "./.guidon" */
  readonly dataFolder: string
  /** PostgreSQL to use; `null` starts the embedded one. */
  readonly databaseUrl: string | null
  /** Address under which people and SDKs reach the server; `null` derives it from host and port. */
  readonly publicUrl: string | null
  /** Seals stored SDK keys; `null` keeps one in the data folder. All nodes of one database need the same. */
  readonly secret: string | null
  /** Believe `X-Forwarded-…` headers: only behind a proxy that sets them. @default false */
  readonly trustProxy: boolean
  readonly logLevel: LogLevel
}

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export const defaultConfig: Config = {
  host: '127.0.0.1',
  port: 7070,
  isPortFixed: false,
  dataFolder: '.guidon',
  databaseUrl: null,
  publicUrl: null,
  secret: null,
  trustProxy: false,
  logLevel: 'warn',
}
