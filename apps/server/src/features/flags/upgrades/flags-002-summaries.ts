import type { FlagConfiguration, FlagDefinition } from '@guidon/model'
import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'
import { summarize } from '../configuration-summary.ts'

interface ConfiguredRow {
  readonly environment_id: string
  readonly flag_key: string
  readonly definition: FlagDefinition
  readonly configuration: FlagConfiguration
}

/** What a cell of the list of flags shows, by which environments differ, and tags and maintainers to search for. */
export const flagsSummaries: Upgrade = {
  name: 'flags-002-summaries',
  async up(db) {
    await sql`
      alter table flag_configurations
        add column in_short text not null default '',
        add column split json not null default '[]',
        add column is_settled boolean not null default false,
        add column digest text not null default ''`.execute(db)
    await sql`
      update flags set search_text = search_text || ' ' ||
        lower(array_to_string(tags, ' ') || ' ' || coalesce(maintainer, ''))`.execute(db)
    const { rows } = await sql<ConfiguredRow>`
      select environment_id, flag_key, definition, configuration from flag_configurations
      join flags on flags.project_id = flag_configurations.project_id and key = flag_key`.execute(db)
    const summaries = rows.map(({ definition, configuration, ...place }) => {
      const { in_short, split, is_settled, digest } = summarize(definition, configuration)
      return { ...place, in_short, split, is_settled, digest }
    })
    await sql`
      update flag_configurations known
      set in_short = one.in_short, split = one.split, is_settled = one.is_settled, digest = one.digest
      from json_populate_recordset(null::flag_configurations, ${JSON.stringify(summaries)}) one
      where known.environment_id = one.environment_id and known.flag_key = one.flag_key`.execute(db)
  },
}
