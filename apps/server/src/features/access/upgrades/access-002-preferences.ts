import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

export const accessPreferences: Upgrade = {
  name: 'access-002-preferences',
  async up(db) {
    await sql`alter table members add column preferences jsonb not null default '{}'`.execute(db)
  },
}
