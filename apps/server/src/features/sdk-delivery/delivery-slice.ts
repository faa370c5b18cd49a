import type { OnMalformed } from '@guidon/launchdarkly'
import { defineSlice } from '../../platform/slice.ts'
import { projectsSlice, type Credential, type ProjectsService } from '../projects/index.ts'
import { publishingSlice, type LiveEnvironment } from '../publishing/index.ts'
import { createSdkAccess, identityOf, speakToSdks } from '../sdk-access/index.ts'
import { sdkInventorySlice } from '../sdk-inventory/index.ts'
import { clientRoutes } from './client-routes.ts'
import { DeliveryAnnouncer } from './delivery-announcer.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { createEnvironmentPayloads } from './payloads/environment-payloads.ts'
import { serverRoutes } from './server-routes.ts'
import { createFlagsFeed, createServerFeed, createTransferFeed } from './streams/server-feeds.ts'
import type { StreamOwner } from './streams/sdk-stream.ts'
import { StreamRegistry } from './streams/stream-registry.ts'
import { transferRoutes } from './transfer-routes.ts'

/** What other slices may do with streams and payloads. */
export interface DeliveryService {
  readonly streams: StreamRegistry
  /** An entity tag of everything that the environment serves now. */
  stateTag(environment: LiveEnvironment): string
}

export const deliverySlice = defineSlice<DeliveryService>({
  name: 'sdk-delivery',
  upgrades: [],
  create(platform) {
    const { use, clock, log, metrics } = platform
    const projects = use(projectsSlice)
    const inventory = use(sdkInventorySlice)
    const announcer = new DeliveryAnnouncer(platform, projects)
    const streams = new StreamRegistry(inventory, announcer.delivered)
    metrics.gauge('guidon_open_streams', 'Streams of SDKs that are open.', () => streams.size)
    const withheld = metrics.counter('guidon_withheld_items_total', 'Items that some SDK would have misread.')
    const onMalformed: OnMalformed = (error) => {
      withheld.add()
      log.error({ err: error }, 'an item cannot be sent to SDKs')
    }
    const parts: DeliveryParts = {
      access: createSdkAccess({ projects, publishing: use(publishingSlice) }),
      clock,
      projects,
      streams,
      payloads: createEnvironmentPayloads(onMalformed),
      feeds: {
        server: createServerFeed(onMalformed),
        flags: createFlagsFeed(onMalformed),
        transfer: createTransferFeed(onMalformed),
      },
      recordPoll: (request, environmentId) => inventory.recordPoll({ environmentId, identity: identityOf(request) }),
    }
    const stops: (() => void)[] = []
    return {
      service: { streams, stateTag: (environment) => parts.payloads.all(environment).etag },
      protocolRoutes(app) {
        speakToSdks(app)
        serverRoutes(app, parts)
        transferRoutes(app, parts)
        clientRoutes(app, parts)
        app.addHook('preClose', () => streams.shutDown())
      },
      async start() {
        streams.start()
        stops.push(
          announcer.start(),
          projects.onCredentialClosed((closed) => {
            streams.endWhere((owner) => dependsOn(owner, closed, projects))
          }),
        )
      },
      async stop() {
        for (const stop of stops) stop()
      },
    }
  },
})

/** In secure mode, browser streams depend on the SDK key that vouched for their context; all on their environment. */
function dependsOn(owner: StreamOwner, { id, kind, environmentId }: Credential, projects: ProjectsService): boolean {
  if (owner.keyId !== null) return owner.keyId === id
  if (owner.environmentId !== environmentId || kind !== 'sdk') return false
  const environment = projects.environmentById(environmentId)
  return environment === undefined || environment.isSecureMode
}
