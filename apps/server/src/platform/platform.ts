import type { Route } from '@guidon/api'
import type { Logger } from 'pino'
import type { Config } from '../config/config.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database/database.ts'
import type { DomainEvents } from './events/domain-events.ts'
import type { Notices } from './events/notices.ts'
import type { Ids } from './ids.ts'
import type { SecretBox } from './secret-box.ts'
import type { Slice } from './slice.ts'
import type { Metrics } from './telemetry/metrics.ts'

/** What every slice stands on. Holds no product word. */
export interface Platform {
  readonly config: Config
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Logger
  readonly database: Database
  /** Messages between server nodes, sent by the transaction that causes them. */
  readonly notices: Notices
  /** Durable record of what happened, written in the transaction that made it happen. */
  readonly events: DomainEvents
  readonly metrics: Metrics
  /** Seals secrets that the server must be able to read again. */
  readonly secretBox: SecretBox
  /** Address under which people and SDKs reach the server, without a slash at the end. Known once the port is open. */
  publicUrl(): string
  /** All routes of the public API. Complete once every slice is created. */
  routes(): readonly Route[]
  /** The service of a slice that was created before. Throws when it was not. */
  use<Service>(slice: Slice<Service>): Service
}
