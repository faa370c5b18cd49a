import type { FlagState, FlagSummary } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import type { PageOptions } from '../../command/page-options.ts'
import { listFlags } from '../../http/operations.ts'
import type { QueryOf } from '../../http/operation.ts'
import type { Column } from '../../output/table.ts'
import { absoluteTime, relativeTime } from '../../output/time-text.ts'
import { servesText } from './served-text.ts'

type ListQuery = QueryOf<NonNullable<typeof listFlags.route>>

interface ListOptions extends PageOptions {
  readonly search?: string
  readonly tag?: readonly string[]
  readonly state?: 'on' | 'off'
  readonly type?: ListQuery['valueType']
  readonly maintainer?: string
  readonly archived?: true
  readonly sort: ListQuery['sort']
}

const COLUMNS: readonly Column<FlagSummary>[] = [
  { title: 'KEY', text: (flag) => flag.key, look: (_flag, style) => style.strong },
  {
    title: 'STATE',
    text: (flag) => (state(flag)?.isOn ? 'on' : 'off'),
    screenText: (flag) => (state(flag)?.isOn ? '● on' : '○ off'),
    look: (flag, style) => (state(flag)?.isOn ? style.good : style.dim),
  },
  { title: 'SERVES', text: (flag) => servesText(state(flag)?.serves ?? '') },
  { title: 'TYPE', text: (flag) => (flag.isMigration ? 'migration' : flag.valueType) },
  {
    title: 'CHANGED',
    text: (flag) => absoluteTime(flag.updatedAt),
    screenText: (flag) => relativeTime(flag.updatedAt),
  },
  { title: 'TAGS', text: (flag) => flag.tags.join(',') },
  { title: 'NAME', text: (flag) => (flag.name === flag.key ? '' : flag.name) },
]

export async function run(cli: Cli, _none: [], { tag, type, archived, ...rest }: ListOptions): Promise<void> {
  const { items, page } = await cli.api.call(listFlags, {
    params: { project: cli.project },
    query: {
      ...rest,
      environment: cli.environment,
      ...(tag === undefined ? {} : { tag: tag.join(',') }),
      ...(type === undefined ? {} : { valueType: type }),
      ...(archived === undefined ? {} : { archived: 'true' as const }),
    },
  })
  cli.out.list(items, COLUMNS, { page, empty: `No flags found in ${cli.project}.` })
}

/** The query names one environment, so there is one state. */
function state({ environments }: FlagSummary): FlagState | undefined {
  return environments[0]
}
