import type { Cli } from '../../cli.ts'
import type { Column } from '../../output/table.ts'
import { readUserConfig } from '../../settings/user-config.ts'

interface ContextRow {
  readonly name: string
  readonly isCurrent: boolean
  readonly server: string
  readonly project: string | null
  readonly environment: string | null
}

const COLUMNS: readonly Column<ContextRow>[] = [
  { title: '', text: (row) => (row.isCurrent ? '*' : '') },
  { title: 'NAME', text: (row) => row.name, look: (_row, style) => style.strong },
  { title: 'SERVER', text: (row) => row.server },
  { title: 'PROJECT', text: (row) => row.project ?? '' },
  { title: 'ENVIRONMENT', text: (row) => row.environment ?? '' },
]

export async function run(cli: Cli): Promise<void> {
  const current = cli.settings.get('context')
  const { contexts } = readUserConfig(cli.process.environment)
  const rows = Object.entries(contexts).map(([name, { server, project = null, environment = null }]) => ({
    name,
    isCurrent: name === current,
    server,
    project,
    environment,
  }))
  cli.out.list(rows, COLUMNS, { empty: 'No contexts. Add one with `guidon context add <name>`.' })
}
