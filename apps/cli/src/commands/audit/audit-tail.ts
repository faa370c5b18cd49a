import type { AuditEntry } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { usageError } from '../../errors/cli-error.ts'
import { nearest } from '../../errors/suggestion.ts'
import { listAudit, watchProject } from '../../http/operations.ts'
import { followStream } from '../../output/follow-stream.ts'
import { printable } from '../../output/style.ts'
import type { Column } from '../../output/table.ts'
import { absoluteTime, relativeTime } from '../../output/time-text.ts'

interface TailOptions {
  readonly lines: number
  readonly after?: string
  readonly follow?: true
  readonly subject?: string
  readonly action?: string
}

const COLUMNS: readonly Column<AuditEntry>[] = [
  { title: 'WHEN', text: (row) => absoluteTime(row.createdAt), screenText: (row) => relativeTime(row.createdAt) },
  { title: 'WHO', text: (row) => row.actor.name, narrow: 12 },
  { title: 'ACTION', text: (row) => row.action, narrow: 0 },
  { title: 'SUBJECT', text: subjectText, narrow: 20, look: (_row, style) => style.strong },
  { title: 'WHAT', text: whatText },
]

export async function run(cli: Cli, _none: [], options: TailOptions): Promise<void> {
  checkOptions(options)
  if (!options.follow) {
    const { items, page } = await newest(cli, options)
    return cli.out.list(items.toReversed(), COLUMNS, { page, empty: 'No entries.' })
  }
  await followStream(cli, { messages: entries(cli, options), line: (entry) => entryLine(cli, entry) })
}

const SUBJECT_KINDS = ['flag', 'segment', 'context-kind', 'project', 'environment', 'view', 'persona']

function checkOptions({ subject, follow, after }: TailOptions): void {
  if (follow && after !== undefined)
    throw usageError('--follow begins with the newest entries, --after with older ones', 'Leave one out.')
  const kind = subject?.split(':')[0]
  if (kind === undefined || SUBJECT_KINDS.includes(kind)) return
  const meant = nearest(kind, SUBJECT_KINDS)
  throw usageError(
    `--subject ${subject} names no kind of thing`,
    meant ? `Did you mean ${meant}?` : `Kinds: ${SUBJECT_KINDS.join(', ')}; such as flag, or flag:${subject}.`,
  )
}

/** The newest entries, then those that each domain event announces. */
async function* entries(cli: Cli, options: TailOptions) {
  // Opened before the first look, so that no entry falls between the two.
  const live = await cli.api.stream(watchProject, { params: { project: cli.project } })
  const seen = new Set<string>()
  async function* unseen() {
    const { items } = await newest(cli, options)
    for (const entry of items.toReversed()) {
      if (seen.has(entry.id)) continue
      seen.add(entry.id)
      yield { id: entry.id, event: 'message', data: entry }
    }
  }
  yield* unseen()
  for await (const _event of live) yield* unseen()
}

function newest(cli: Cli, { lines, after, subject, action }: TailOptions) {
  return cli.api.call(listAudit, {
    params: { project: cli.project },
    query: {
      limit: lines,
      ...(after === undefined ? {} : { after }),
      ...(subject === undefined ? {} : { subject }),
      ...(action === undefined ? {} : { action }),
    },
  })
}

function entryLine({ out }: Cli, entry: AuditEntry): string {
  const cells = [entry.actor.name, entry.action, subjectText(entry), whatText(entry)].map(printable)
  return [absoluteTime(entry.createdAt), ...cells].join(out.isScreen ? '  ' : '\t')
}

function subjectText({ subject: { kind, key, environment } }: AuditEntry): string {
  return kind === 'environment' || !environment ? key : `${key} in ${environment}`
}

function whatText({ sentences, reason }: AuditEntry): string {
  return [sentences.join(' '), reason === null ? '' : `(${reason})`].filter(Boolean).join(' ')
}
