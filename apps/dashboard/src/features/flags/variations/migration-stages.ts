import type { MigrationStage } from '@guidon/model'

/** What a program does in each stage of a migration. Source: LD, migration flags. */
export const STAGE_MEANINGS: Readonly<Record<MigrationStage, string>> = {
  off: 'Reads and writes go to the old system.',
  dualwrite: 'Writes go to both systems, the old one first; reads come from the old one.',
  shadow: 'Reads and writes go to both; the old system answers, and the answers are compared.',
  live: 'Reads and writes go to both; the new system answers, and the answers are compared.',
  rampdown: 'Writes go to both systems, the new one first; reads come from the new one.',
  complete: 'Reads and writes go to the new system.',
}

export const stageMeaning = (value: unknown): string | null =>
  Object.hasOwn(STAGE_MEANINGS, String(value)) ? STAGE_MEANINGS[value as MigrationStage] : null
