import type { Kysely } from 'kysely'

/** One step of a slice's schema. Runs once, in a transaction of its own, under a lock. */
export interface Upgrade {
  /** `<slice>-<nnn>-<what>`, unique. */
  readonly name: string
  up(db: Kysely<unknown>): Promise<void>
}
