import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

/** Links and sessions that may not do everything, and links that a newer one has replaced. */
export const accessReadOnly: Upgrade = {
  name: 'access-003-read-only',
  async up(db) {
    await sql`alter table sign_in_links add column actions text[], add column replaced_at bigint`.execute(db)
    await sql`alter table sessions add column actions text[]`.execute(db)
  },
}
