import type { Platform } from '../../platform/platform.ts'
import { hashSecret } from '../../platform/secret-hash.ts'
import type { Credential, EnvironmentRef } from './environment.ts'
import { findKeyByHash, validKeys, type EnvironmentKeyRow } from './environment-key-store.ts'
import { allEnvironments, hasEnvironment } from './environment-store.ts'
import { WrongInstanceSecretError } from './instance-secret-error.ts'

export const ENVIRONMENTS_NOTICE = 'environments'

const POLL_MS = 5_000
/** Longest delay that a timer takes. */
const MAX_TIMER_MS = 2_147_483_647

/** All environments and valid keys in memory, so that SDK requests need no database. */
export class EnvironmentDirectory {
  private readonly platform: Platform
  private environments = new Map<string, EnvironmentRef>()
  private credentials = new Map<string, Credential>()
  private readonly closedListeners = new Set<(credential: Credential) => void>()
  private readonly stops: (() => void)[] = []
  private expiryTimer: NodeJS.Timeout | undefined
  private refreshing: Promise<void> | undefined
  private isBehind = false

  constructor(platform: Platform) {
    this.platform = platform
  }

  async start(): Promise<void> {
    const { notices } = this.platform
    await this.refresh()
    const timer = setInterval(() => this.refreshQuietly(), POLL_MS).unref()
    this.stops.push(
      () => clearInterval(timer),
      () => clearTimeout(this.expiryTimer),
      notices.listen(ENVIRONMENTS_NOTICE, () => this.refreshQuietly()),
      notices.onReconnect(() => this.refreshQuietly()),
    )
  }

  async stop(): Promise<void> {
    for (const stop of this.stops) stop()
    await this.refreshing?.catch(() => undefined)
  }

  environmentById(id: string): EnvironmentRef | undefined {
    return this.environments.get(id)
  }

  /** As `environmentById`, and asks the database when memory does not know it. */
  async readEnvironmentById(id: string): Promise<EnvironmentRef | undefined> {
    // Anybody may ask for an id that does not exist, which is no reason to read all that do.
    if (!this.environments.has(id) && (await hasEnvironment(this.platform.database.pool, id))) await this.refresh()
    return this.environmentById(id)
  }

  findCredential(value: string): Credential | undefined {
    const credential = this.credentials.get(hashSecret(value))
    return credential !== undefined && this.isValid(credential) ? credential : undefined
  }

  /** As `findCredential`, and asks the database when memory does not know the key. */
  async readCredential(value: string): Promise<Credential | undefined> {
    const known = this.findCredential(value)
    if (known !== undefined) return known
    const row = await findKeyByHash(this.platform.database.pool, hashSecret(value))
    if (row === undefined || !this.isValid({ expiresAt: row.expires_at })) return undefined
    await this.refresh()
    return this.findCredential(value)
  }

  /** Valid keys of an environment, newest first. */
  credentialsOf(environmentId: string): Credential[] {
    return [...this.credentials.values()].filter((one) => one.environmentId === environmentId && this.isValid(one))
  }

  onCredentialClosed(listener: (credential: Credential) => void): () => void {
    this.closedListeners.add(listener)
    return () => this.closedListeners.delete(listener)
  }

  /** Resolves when memory holds all that was committed before the call. */
  refresh(): Promise<void> {
    this.isBehind = true
    this.refreshing ??= this.readAll().finally(() => (this.refreshing = undefined))
    return this.refreshing
  }

  private refreshQuietly(): void {
    this.refresh().catch((err: unknown) => this.platform.log.warn({ err }, 'environments not read'))
  }

  private async readAll(): Promise<void> {
    const { database, clock } = this.platform
    while (this.isBehind) {
      this.isBehind = false
      const environments = await allEnvironments(database.pool)
      const keys = await validKeys(database.pool, clock.now())
      this.environments = new Map(environments.map((environment) => [environment.id, environment]))
      this.replaceCredentials(new Map(keys.map((row) => [row.hash, this.toCredential(row)])))
    }
  }

  private toCredential(row: EnvironmentKeyRow): Credential {
    const value = this.credentials.get(row.hash)?.value ?? this.unseal(row)
    return { id: row.id, kind: row.kind, environmentId: row.environment_id, value, expiresAt: row.expires_at }
  }

  private unseal(row: EnvironmentKeyRow): string {
    try {
      return this.platform.secretBox.open(row.sealed_value)
    } catch (error) {
      throw new WrongInstanceSecretError(error)
    }
  }

  private replaceCredentials(next: Map<string, Credential>): void {
    const closed = [...this.credentials].filter(([hash]) => !next.has(hash))
    this.credentials = next
    for (const [, credential] of closed) for (const listener of this.closedListeners) listener(credential)
    this.waitForExpiry()
  }

  private waitForExpiry(): void {
    clearTimeout(this.expiryTimer)
    const expiries = [...this.credentials.values()].flatMap(({ expiresAt }) => (expiresAt === null ? [] : [expiresAt]))
    if (expiries.length === 0) return
    const delayMs = Math.max(0, Math.min(...expiries) - this.platform.clock.now())
    this.expiryTimer = setTimeout(() => this.dropExpired(), Math.min(delayMs, MAX_TIMER_MS)).unref()
  }

  private dropExpired(): void {
    this.replaceCredentials(new Map([...this.credentials].filter(([, credential]) => this.isValid(credential))))
  }

  private isValid({ expiresAt }: Pick<Credential, 'expiresAt'>): boolean {
    return expiresAt === null || expiresAt > this.platform.clock.now()
  }
}
