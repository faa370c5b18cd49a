import { getStatus } from '@guidon/api'
import { sql } from 'kysely'
import { handle } from '../../platform/http/handle.ts'
import { defineSlice } from '../../platform/slice.ts'
import { VERSION } from '../../platform/version.ts'

/** Says whether the server can do its work; while the database is away it answers `not_ready`, as every route does. */
export const statusSlice = defineSlice<null>({
  name: 'status',
  upgrades: [],
  create: ({ clock, database }) => ({
    service: null,
    routes: [
      handle(getStatus, async () => {
        await sql`select 1`.execute(database.pool)
        return { version: VERSION, isReady: true, now: clock.now() }
      }),
    ],
  }),
})
