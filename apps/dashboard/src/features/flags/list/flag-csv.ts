import type { FlagSummary } from '@guidon/api'
import { toCsv } from '../../../lib/csv.ts'

/** Rows of the list as CSV, a column for each environment. */
export function flagsAsCsv(flags: readonly FlagSummary[]): string {
  const environments = [...new Set(flags.flatMap((flag) => flag.environments.map(({ environment }) => environment)))]
  const header = ['key', 'name', 'type', 'tags', 'owner', 'archived', 'updated', ...environments]
  const rows = flags.map((flag) => [
    flag.key,
    flag.name,
    flag.isMigration ? 'migration' : flag.valueType,
    flag.tags.join(' '),
    flag.maintainer ?? '',
    String(flag.isArchived),
    new Date(flag.updatedAt).toISOString(),
    ...environments.map((environment) => {
      const state = flag.environments.find((one) => one.environment === environment)
      return state === undefined ? '' : state.isOn ? state.serves : 'off'
    }),
  ])
  return toCsv([header, ...rows])
}
