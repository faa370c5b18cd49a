import { getStatus } from '@guidon/api'
import { authorize } from '../../platform/http/authorization.ts'
import { handle } from '../../platform/http/handle.ts'
import { defineSlice } from '../../platform/slice.ts'
import { VERSION } from '../../platform/version.ts'
import { accessSlice } from '../access/index.ts'

/** Whether the server can do its work (as every route, `not_ready` while the database is away), and its metrics. */
export const statusSlice = defineSlice<null>({
  name: 'status',
  upgrades: [],
  create(platform) {
    const { clock, database, metrics } = platform
    const { authenticate } = platform.use(accessSlice)
    return {
      service: null,
      routes: [
        handle(getStatus, async () => {
          await database.ping()
          return { version: VERSION, isReady: true, now: clock.now() }
        }),
      ],
      protocolRoutes(app) {
        app.get('/metrics', async (request, reply) => {
          await authorize('telemetry:read', authenticate, request)
          return reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.text())
        })
      },
    }
  },
})
