import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

export const flagsTables: Upgrade = {
  name: 'flags-001-tables',
  async up(db) {
    await sql`
      create table flags (
        project_id text not null,
        key text not null,
        definition json not null,
        version integer not null,
        created_at bigint not null,
        updated_at bigint not null,
        name text not null,
        description text not null,
        search_text text not null,
        value_type text not null,
        is_migration boolean not null,
        is_temporary boolean not null,
        is_archived boolean not null,
        tags text[] not null,
        maintainer text,
        variation_count integer not null,
        using_mobile_key boolean not null,
        using_environment_id boolean not null,
        primary key (project_id, key)
      )`.execute(db)
    for (const column of ['name', 'created_at', 'updated_at']) {
      await sql`create index ${sql.ref(`flags_by_${column}`)} on flags (project_id, ${sql.ref(column)}, key)`.execute(
        db,
      )
    }
    await sql`
      create table flag_configurations (
        environment_id text not null,
        project_id text not null,
        flag_key text not null,
        configuration json not null,
        version integer not null,
        updated_at bigint not null,
        is_on boolean not null,
        serves text not null,
        rule_count integer not null,
        target_count integer not null,
        prerequisite_count integer not null,
        prerequisite_keys text[] not null,
        segment_keys text[] not null,
        primary key (environment_id, flag_key),
        foreign key (project_id, flag_key) references flags on delete cascade
      )`.execute(db)
    await sql`create index flag_configurations_of_flag on flag_configurations (project_id, flag_key)`.execute(db)
    await sql`
      create index flag_configurations_with_prerequisites on flag_configurations (environment_id)
      where prerequisite_keys <> '{}'`.execute(db)
    await sql`
      create index flag_configurations_with_segments on flag_configurations (environment_id)
      where segment_keys <> '{}'`.execute(db)
  },
}
