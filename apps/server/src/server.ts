import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { accessSlice } from './features/access/index.ts'
import { slices } from './features/index.ts'
import type { Upgrade } from './platform/database/upgrade.ts'
import { findFreePort } from './platform/free-port.ts'
import { mountApiRoutes, type ApiRoutesOptions } from './platform/http/api-routes.ts'
import { basePathOf } from './platform/http/base-path.ts'
import { createHttpServer } from './platform/http/http-server.ts'
import type { Platform } from './platform/platform.ts'
import { createPlatform, platformUpgrades, type PlatformOptions } from './platform/running-platform.ts'
import { SliceRegistry } from './platform/slice-registry.ts'
import type { Slice } from './platform/slice.ts'
import { StartError } from './platform/start-errors.ts'

export class PortInUseError extends StartError {
  override name = 'PortInUseError'
  readonly code = 'port_in_use'
  constructor(host: string, port: number) {
    super(`Another program listens on ${host}:${port}. Stop it, or set GUIDON_PORT to another port.`)
  }
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
export const upgrades: readonly Upgrade[] = [...platformUpgrades, ...slices.flatMap((slice) => slice.upgrades)]

/** Starts a server on an existing database; resolves when it answers requests. */
export async function createServer(options: PlatformOptions): Promise<Server> {
  const { config } = options
  const { parts, remembered, start, stop } = createPlatform(options)
  const basePath = config.publicUrl === null ? '' : basePathOf(config.publicUrl)
  const app = await createHttpServer({ log: parts.log, trustProxy: config.trustProxy, basePath })
  const registry = new SliceRegistry()
  const publicUrl = (): string => config.publicUrl ?? listeningUrl(app)
  const platform: Platform = {
    ...parts,
    publicUrl,
    routes: () => registry.boundRoutes().map(({ route }) => route),
    use: (slice) => registry.use(slice),
  }
  const close = async (): Promise<void> => {
    await app.close()
    await registry.stop()
    await stop()
  }
  try {
    await start(upgrades)
    for (const slice of slices) registry.create(slice, platform)
    await mountSlices(app, registry, { remembered, metrics: parts.metrics, events: parts.events })
    await registry.start()
    await listen(app, config)
  } catch (error) {
    await close()
    throw error
  }
  return { url: listeningUrl(app), publicUrl: publicUrl(), use: (slice) => registry.use(slice), close }
}

async function mountSlices(
  app: FastifyInstance,
  registry: SliceRegistry,
  options: Pick<ApiRoutesOptions, 'remembered' | 'metrics' | 'events'>,
): Promise<void> {
  const { authenticate } = registry.use(accessSlice)
  const routes = registry.boundRoutes()
  await app.register(async (scope) => mountApiRoutes(scope, { ...options, routes, authenticate }))
  for (const { protocolRoutes } of registry.parts()) {
    if (protocolRoutes) await app.register(async (scope) => protocolRoutes(scope))
  }
}

async function listen(
  app: FastifyInstance,
  { host, port: wanted, isPortFixed }: PlatformOptions['config'],
): Promise<void> {
  const port = isPortFixed ? wanted : await findFreePort(host, wanted)
  try {
    await app.listen({ host, port })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new PortInUseError(host, port)
    throw error
  }
}

function listeningUrl(app: FastifyInstance): string {
  const address = app.server.address() as AddressInfo
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${host}:${address.port}`
}
