import type { Notices } from '../../platform/events/notices.ts'
import { defineSlice } from '../../platform/slice.ts'
import { createEnvironmentLoader, type EnvironmentLoader } from './environment-loader.ts'
import { linearTimeRegex } from './linear-time-regex.ts'
import { ENVIRONMENT_NOTICE, type EnvironmentNotice } from './environment-notice.ts'
import type { PublishingService } from './publishing-service.ts'
import { publishingTables } from './upgrades/publishing-001-tables.ts'
import { createVersionWaiters } from './version-waiters.ts'

/** How long a change can stay unseen when its notice was lost. */
const POLL_MS = 5_000

export const publishingSlice = defineSlice<PublishingService>({
  name: 'publishing',
  upgrades: [publishingTables],
  create({ database, notices, log }) {
    const waiters = createVersionWaiters()
    const loader = createEnvironmentLoader({
      db: database.pool,
      log,
      regex: linearTimeRegex,
      onProgress: waiters.reached,
    })
    const onError = (error: unknown) => log.warn({ err: error }, 'could not read published changes, will try again')
    let isReady = false
    let stopFollowing = () => {}
    return {
      service: {
        environment: (id) => loader.environments.get(id),
        environments: () => loader.environments.values(),
        isReady: () => isReady,
        async waitFor(environmentId, version, timeoutMs) {
          const environment = loader.environments.get(environmentId)
          if (environment !== undefined && environment.version >= version) return true
          return waiters.wait(environmentId, version, timeoutMs)
        },
      },
      async start() {
        // Listening first: a change during the first read is then read again.
        stopFollowing = follow(loader, notices, onError)
        await loader.refreshAll()
        isReady = true
      },
      async stop() {
        stopFollowing()
      },
    }
  },
})

/** Reads changes as they are announced, and polls for those whose notice was lost. */
function follow(loader: EnvironmentLoader, notices: Notices, onError: (error: unknown) => void): () => void {
  const stopListening = notices.listen(ENVIRONMENT_NOTICE, (payload) => {
    const { id, version } = payload as EnvironmentNotice
    const known = loader.environments.get(id)?.version ?? 0
    if (known < version) loader.refresh(id).catch(onError)
  })
  const stopReconnect = notices.onReconnect(() => void loader.refreshAll().catch(onError))
  const poll = setInterval(() => void loader.refreshAll().catch(onError), POLL_MS)
  poll.unref()
  return () => {
    clearInterval(poll)
    stopReconnect()
    stopListening()
  }
}
