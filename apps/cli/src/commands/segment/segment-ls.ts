import type { SegmentSummary } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import type { PageOptions } from '../../command/page-options.ts'
import { listSegments } from '../../http/operations.ts'
import type { Column } from '../../output/table.ts'
import { absoluteTime, relativeTime } from '../../output/time-text.ts'

interface ListOptions extends PageOptions {
  readonly search?: string
  readonly tag?: string
  readonly archived?: true
}

const COLUMNS: readonly Column<SegmentSummary>[] = [
  { title: 'KEY', text: (row) => row.key, look: (_row, style) => style.strong },
  { title: 'IN', text: (row) => String(row.includedCount) },
  { title: 'OUT', text: (row) => String(row.excludedCount) },
  { title: 'RULES', text: (row) => String(row.ruleCount) },
  { title: 'CHANGED', text: (row) => absoluteTime(row.updatedAt), screenText: (row) => relativeTime(row.updatedAt) },
  { title: 'TAGS', text: (row) => row.tags.join(',') },
  { title: 'NAME', text: (row) => (row.name === row.key ? '' : row.name) },
]

export async function run(cli: Cli, _none: [], { archived, ...rest }: ListOptions): Promise<void> {
  const { project, environment } = cli
  const { items, page } = await cli.api.call(listSegments, {
    params: { project, environment },
    query: { ...rest, ...(archived === undefined ? {} : { archived: 'true' as const }) },
  })
  cli.out.list(items, COLUMNS, { page, empty: `No segments found in ${project}/${environment}.` })
}
