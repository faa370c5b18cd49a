/** The stages of a migration in their fixed order: the variations of a migration flag. Source: LD, migration flags. */
export const MIGRATION_STAGES = ['off', 'dualwrite', 'shadow', 'live', 'rampdown', 'complete'] as const

/** One of `MIGRATION_STAGES`. */
export type MigrationStage = (typeof MIGRATION_STAGES)[number]
