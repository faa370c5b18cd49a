import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

/** A draft that is begun after another of the same place was discarded must not look like an older save of that. */
export const draftsRevisions: Upgrade = {
  name: 'drafts-002-revisions',
  async up(db) {
    await sql`alter table drafts alter column revision type bigint`.execute(db)
    await sql`create sequence draft_revisions owned by drafts.revision`.execute(db)
    await sql`select setval('draft_revisions', (select coalesce(max(revision), 0) + 1 from drafts), false)`.execute(db)
  },
}
