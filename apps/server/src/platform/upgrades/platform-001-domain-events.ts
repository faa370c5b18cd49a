import { sql } from 'kysely'
import type { Upgrade } from '../database/upgrade.ts'

/**
 * Ids are given at commit, under a lock that lasts until the commit is done: so they become visible in their own order,
 * and a reader that has seen id N never finds a smaller one later.
 */
export const platformDomainEvents: Upgrade = {
  name: 'platform-001-domain-events',
  async up(db) {
    await sql`
      create table domain_events (
        row_id bigint generated always as identity primary key,
        id bigint unique,
        type text not null,
        project_id text,
        environment_id text,
        data jsonb not null,
        created_at bigint not null
      )`.execute(db)
    await sql`create sequence domain_event_ids owned by domain_events.id`.execute(db)
    await sql`
      create function number_domain_event() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(7070002);
        update domain_events set id = nextval('domain_event_ids') where row_id = new.row_id;
        return null;
      end $$`.execute(db)
    await sql`
      create constraint trigger number_at_commit after insert on domain_events
      deferrable initially deferred for each row execute function number_domain_event()`.execute(db)
  },
}
