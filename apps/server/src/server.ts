import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { pino, type Logger } from 'pino'
import type { Config } from './config/config.ts'
import { accessSlice } from './features/access/index.ts'
import { slices } from './features/index.ts'
import { systemClock, type Clock } from './platform/clock.ts'
import { openDatabase } from './platform/database/database.ts'
import { upgradeSchema } from './platform/database/schema-upgrade.ts'
import type { Upgrade } from './platform/database/upgrade.ts'
import { DomainEventLog } from './platform/events/domain-event-log.ts'
import { NoticeListener } from './platform/events/notice-listener.ts'
import { findFreePort } from './platform/free-port.ts'
import { mountApiRoutes } from './platform/http/api-routes.ts'
import { createHttpServer } from './platform/http/http-server.ts'
import { createRandomIds, type Ids } from './platform/ids.ts'
import type { Platform } from './platform/platform.ts'
import { createSecretBox } from './platform/secret-box.ts'
import { SliceRegistry } from './platform/slice-registry.ts'
import type { Slice } from './platform/slice.ts'
import { StartError } from './platform/start-errors.ts'
import { platformDomainEvents } from './platform/upgrades/platform-001-domain-events.ts'

export class PortInUseError extends StartError {
  override name = 'PortInUseError'
  readonly code = 'port_in_use'
  constructor(host: string, port: number) {
    super(`Another program listens on ${host}:${port}. Stop it, or set GUIDON_PORT to another port.`)
  }
}

export interface ServerOptions {
  readonly config: Config & { readonly databaseUrl: string; readonly secret: string }
  readonly clock?: Clock
  readonly ids?: Ids
  readonly log?: Logger
}

/** A running server. */
export interface Server {
  /** Where it listens, e.g. `http://127.0.0.1:7070`. */
  readonly url: string
  /** Where people and SDKs reach it: the setting, or else `url`. */
  readonly publicUrl: string
  /** The service of a slice. */
  use<Service>(slice: Slice<Service>): Service
  /** Ends open requests and streams, then lets go of port and database. */
  close(): Promise<void>
}

/** Everything that the schema consists of, in order. */
export const upgrades: readonly Upgrade[] = [platformDomainEvents, ...slices.flatMap((slice) => slice.upgrades)]

/** Starts a server on an existing database; resolves when it answers requests. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { config } = options
  const log = options.log ?? pino({ level: config.logLevel })
  const clock = options.clock ?? systemClock
  const database = openDatabase({ url: config.databaseUrl, onError: (err) => log.warn({ err }, 'connection broke') })
  const notices = new NoticeListener(config.databaseUrl, log)
  const events = new DomainEventLog({ database, notices, clock, log })
  const registry = new SliceRegistry()
  const app = await createHttpServer({ log, trustProxy: config.trustProxy })
  const close = async (): Promise<void> => {
    await app.close()
    await registry.stop()
    await events.stop()
    await notices.close()
    await database.close()
  }
  const platform: Platform = {
    config,
    clock,
    ids: options.ids ?? createRandomIds(clock.now),
    log,
    database,
    notices,
    events,
    secretBox: createSecretBox(config.secret),
    publicUrl: () => config.publicUrl ?? listeningUrl(app),
    use: (slice) => registry.use(slice),
  }
  try {
    await upgradeSchema(database, upgrades)
    await notices.open()
    await events.start()
    for (const slice of slices) registry.create(slice, platform)
    await mountSlices(app, registry)
    await registry.start()
    const port = config.isPortFixed ? config.port : await findFreePort(config.host, config.port)
    await app
      .listen({ host: config.host, port })
      .catch((error: unknown) => explainListenError(error, config.host, port))
  } catch (error) {
    await close()
    throw error
  }
  return { url: listeningUrl(app), publicUrl: platform.publicUrl(), use: (slice) => registry.use(slice), close }
}

async function mountSlices(app: FastifyInstance, registry: SliceRegistry): Promise<void> {
  const { authenticate } = registry.use(accessSlice)
  mountApiRoutes(app, { routes: registry.parts().flatMap((parts) => parts.routes ?? []), authenticate })
  for (const { protocolRoutes } of registry.parts()) {
    if (protocolRoutes) await app.register(async (scope) => protocolRoutes(scope))
  }
}

function listeningUrl(app: FastifyInstance): string {
  const address = app.server.address() as AddressInfo
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${host}:${address.port}`
}

function explainListenError(error: unknown, host: string, port: number): never {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new PortInUseError(host, port)
  throw error
}
