import { pino, type Logger } from 'pino'
import type { Config } from '../config/config.ts'
import { systemClock, type Clock } from './clock.ts'
import { assertReachable, openDatabase } from './database/database.ts'
import { upgradeSchema } from './database/schema-upgrade.ts'
import type { Upgrade } from './database/upgrade.ts'
import { DomainEventLog } from './events/domain-event-log.ts'
import { NoticeListener } from './events/notice-listener.ts'
import { noteInTransaction, RememberedAnswers } from './http/idempotency/remembered-answers.ts'
import { createRandomIds, type Ids } from './ids.ts'
import { startPeriodicJob } from './jobs/periodic-job.ts'
import type { Platform } from './platform.ts'
import { createSecretBox } from './secret-box.ts'
import { createMetrics } from './telemetry/metrics.ts'
import { measureProcess } from './telemetry/process-metrics.ts'
import { platformDomainEvents } from './upgrades/platform-001-domain-events.ts'
import { platformRememberedAnswers } from './upgrades/platform-002-remembered-answers.ts'

export const platformUpgrades: readonly Upgrade[] = [platformDomainEvents, platformRememberedAnswers]

export interface PlatformOptions {
  readonly config: Config & { readonly databaseUrl: string; readonly secret: string }
  readonly clock?: Clock
  readonly ids?: Ids
  readonly log?: Logger
}

/** The platform without its slices, and how to start and stop what runs in it. */
export interface RunningPlatform {
  readonly parts: Omit<Platform, 'publicUrl' | 'routes' | 'use'>
  readonly remembered: RememberedAnswers
  /** Brings the schema up to date and begins to listen to the database. */
  start(upgrades: readonly Upgrade[]): Promise<void>
  stop(): Promise<void>
}

const HOUSEKEEPING_MS = 60 * 60 * 1000

export function createPlatform({ config, ...options }: PlatformOptions): RunningPlatform {
  const log = options.log ?? pino({ level: config.logLevel })
  const clock = options.clock ?? systemClock
  const ids = options.ids ?? createRandomIds(clock.now)
  const database = openDatabase({
    url: config.databaseUrl,
    onError: ({ message }) => log.warn({ reason: message }, 'a connection to the database broke'),
    beforeCommit: noteInTransaction,
  })
  const notices = new NoticeListener(config.databaseUrl, log)
  const events = new DomainEventLog({ database, notices, clock, log })
  const secretBox = createSecretBox(config.secret)
  const metrics = createMetrics()
  const stopMeasuring = measureProcess(metrics)
  const remembered = new RememberedAnswers({ clock, database, secretBox })
  let stopHousekeeping: (() => Promise<void>) | undefined
  return {
    parts: { config, clock, ids, log, database, notices, events, metrics, secretBox },
    remembered,
    async start(upgrades) {
      await assertReachable(config.databaseUrl)
      await upgradeSchema(database, upgrades)
      await notices.open()
      await events.start()
      stopHousekeeping = startPeriodicJob(
        { database, log },
        {
          name: 'platform-housekeeping',
          everyMs: HOUSEKEEPING_MS,
          async run(tx) {
            await remembered.forgetOld(tx)
            await events.forgetOld(tx)
          },
        },
      )
    },
    async stop() {
      stopMeasuring()
      await stopHousekeeping?.()
      await events.stop()
      await notices.close()
      await database.close()
    },
  }
}
