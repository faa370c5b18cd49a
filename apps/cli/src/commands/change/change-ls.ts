import type { Change } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import type { PageOptions } from '../../command/page-options.ts'
import { usageError } from '../../errors/cli-error.ts'
import { listChanges } from '../../http/operations.ts'
import type { Column } from '../../output/table.ts'
import { absoluteTime, relativeTime } from '../../output/time-text.ts'

interface ListOptions extends PageOptions {
  readonly flag?: string
  readonly segment?: string
}

type ChangeRow = Omit<Change, 'operations' | 'inverse'>

const COLUMNS: readonly Column<ChangeRow>[] = [
  { title: 'ID', text: (row) => row.id, look: (_row, style) => style.dim },
  { title: 'WHEN', text: (row) => absoluteTime(row.createdAt), screenText: (row) => relativeTime(row.createdAt) },
  { title: 'WHO', text: (row) => row.actor.name },
  { title: 'OF', text: subjectsText, narrow: 24, look: (_row, style) => style.strong },
  { title: '', text: (row) => (row.revertedBy === null ? '' : 'reverted') },
  { title: 'WHAT', text: (row) => row.sentences.join(' ') },
]

export async function run(cli: Cli, _none: [], { flag, segment, ...page }: ListOptions): Promise<void> {
  if (flag !== undefined && segment !== undefined) throw usageError('Name a flag or a segment, not both')
  const subject = flag === undefined ? segment && `segment:${segment}` : `flag:${flag}`
  const answer = await cli.api.call(listChanges, {
    params: { project: cli.project },
    query: { ...page, ...(subject === undefined ? {} : { subject }) },
  })
  cli.out.list(answer.items, COLUMNS, { page: answer.page, empty: 'No changes.' })
}

/** `checkout in production`, and how many more. */
function subjectsText({ versions }: ChangeRow): string {
  const [first, ...others] = versions.map(({ subject }) => subject)
  if (first === undefined) return ''
  const place = first.environment === undefined ? '' : ` in ${first.environment}`
  return `${first.key}${place}${others.length === 0 ? '' : ` and ${others.length} more`}`
}
