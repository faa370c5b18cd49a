import type { FastifyRequest } from 'fastify'
import type { Clock } from '../../platform/clock.ts'
import type { ProjectsService } from '../projects/index.ts'
import type { SdkAccess } from '../sdk-access/index.ts'
import type { EnvironmentPayloads } from './payloads/environment-payloads.ts'
import type { Feed } from './streams/feed.ts'
import type { StreamRegistry } from './streams/stream-registry.ts'

/** What the routes of this slice work with. */
export interface DeliveryParts {
  readonly access: SdkAccess
  readonly clock: Clock
  readonly projects: ProjectsService
  readonly streams: StreamRegistry
  readonly payloads: EnvironmentPayloads
  readonly feeds: { readonly server: Feed; readonly flags: Feed; readonly transfer: Feed }
  /** Notes that an SDK polls. */
  recordPoll(request: FastifyRequest, environmentId: string): void
}
