import type { FastifyInstance } from 'fastify'
import type { Upgrade } from './database/upgrade.ts'
import type { BoundRoute } from './http/handle.ts'
import type { Platform } from './platform.ts'

/**
 * A feature of the server: its tables, its routes and its service. `Service` is what other slices may call, through
 * `platform.use(slice)`. Slices are created in the order of `features/index.ts`, so a slice uses earlier ones only.
 */
export interface Slice<Service> {
  readonly name: string
  /** Schema upgrades of this slice's tables, oldest first; never edited once released. */
  readonly upgrades: readonly Upgrade[]
  create(platform: Platform): SliceParts<Service>
}

/** What a slice brings into one server. */
export interface SliceParts<Service> {
  readonly service: Service
  /** Routes of the public API, from `packages/api`. */
  readonly routes?: readonly BoundRoute[]
  /** Routes that follow somebody else's protocol (SDKs, OFREP) and so speak to Fastify directly. */
  readonly protocolRoutes?: (app: FastifyInstance) => void | Promise<void>
  /** Runs after the schema is up to date and before the port opens. */
  start?(): Promise<void>
  /** Runs after the port is closed, in reverse order. */
  stop?(): Promise<void>
}

/** Declares a slice; gives it its type. */
export function defineSlice<Service>(slice: Slice<Service>): Slice<Service> {
  return slice
}
