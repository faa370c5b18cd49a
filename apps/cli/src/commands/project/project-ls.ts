import type { Project } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import type { PageOptions } from '../../command/page-options.ts'
import { listProjects } from '../../http/operations.ts'
import type { Column } from '../../output/table.ts'
import { absoluteTime, relativeTime } from '../../output/time-text.ts'

export async function run(cli: Cli, _none: [], query: PageOptions): Promise<void> {
  const { items, page } = await cli.api.call(listProjects, { query: { ...query } })
  const columns: readonly Column<Project>[] = [
    { title: '', text: (row) => (row.key === cli.project ? '*' : '') },
    { title: 'KEY', text: (row) => row.key, look: (_row, style) => style.strong },
    { title: 'NAME', text: (row) => row.name },
    { title: 'ENVIRONMENTS', text: (row) => String(row.environmentCount) },
    { title: 'CREATED', text: (row) => absoluteTime(row.createdAt), screenText: (row) => relativeTime(row.createdAt) },
  ]
  cli.out.list(items, columns, { page, empty: 'There are no projects.' })
}
