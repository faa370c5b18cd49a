import type { Cli } from '../../cli.ts'
import { usageError } from '../../errors/cli-error.ts'
import { nearest } from '../../errors/suggestion.ts'
import type { Column } from '../../output/table.ts'
import { SETTING_NAMES, type SettingName } from '../../settings/settings.ts'

interface SettingRow {
  readonly setting: SettingName
  readonly value: string | null
  readonly source: string | null
  /** Weaker sources that also have a value. */
  readonly overridden: readonly { readonly value: string; readonly source: string }[]
}

const COLUMNS: readonly Column<SettingRow>[] = [
  { title: 'SETTING', text: (row) => row.setting, look: (_row, style) => style.strong },
  { title: 'VALUE', text: (row) => row.value ?? '' },
  { title: 'FROM', text: (row) => row.source ?? 'not set' },
  { title: 'INSTEAD OF', text: (row) => row.overridden.map(({ value, source }) => `${value} (${source})`).join(', ') },
]

export async function run(cli: Cli, [name]: [string | undefined]): Promise<void> {
  const names = name === undefined ? SETTING_NAMES : [settingName(name)]
  const rows = names.map((setting): SettingRow => {
    const [first, ...overridden] = cli.settings
      .candidates(setting)
      .map((candidate) => (setting === 'token' ? { ...candidate, value: masked(candidate.value) } : candidate))
    return {
      setting,
      value: first?.value ?? null,
      source: first?.source ?? null,
      overridden: overridden.map(({ value, source }) => ({ value, source })),
    }
  })
  cli.out.list(rows, COLUMNS)
}

function settingName(text: string): SettingName {
  const found = SETTING_NAMES.find((name) => name === text)
  if (found) return found
  const meant = nearest(text, SETTING_NAMES)
  throw usageError(
    `There is no setting "${text}"`,
    meant ? `Did you mean ${meant}?` : `Settings: ${SETTING_NAMES.join(', ')}.`,
  )
}

function masked(token: string): string {
  return `${token.slice(0, 4)}…${token.slice(-4)}`
}
