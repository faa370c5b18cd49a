import type { Environment } from '@guidon/api'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatCount, formatWeight } from '../../lib/format.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { DataGrid, type GridColumn } from '../../ui/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Time } from '../../ui/time.tsx'
import { valueText } from '../../ui/value-text.ts'
import { MOST_VALUES, type AttributeRow } from './attribute-rows.ts'
import type { ContextSearch } from './context-search.ts'
import { KindTabs } from './kind-tabs.tsx'

export interface AttributeListViewProps {
  readonly project: string
  readonly environment: Environment
  readonly search: ContextSearch
  readonly onSearch: (changes: ContextSearch) => void
  readonly rows: readonly AttributeRow[]
  readonly isLoading: boolean
}

const idOf = ({ kind, name }: AttributeRow): string => `${kind}.${name}`

export function AttributeListView(props: AttributeListViewProps) {
  const { project, search, onSearch, rows, isLoading } = props
  const kinds = useMemo(() => [...new Set(rows.map(({ kind }) => kind))], [rows])
  const shown = useMemo(() => {
    const wanted = (search.q ?? '').toLowerCase()
    return rows.filter(
      (row) => (search.kind === undefined || row.kind === search.kind) && idOf(row).toLowerCase().includes(wanted),
    )
  }, [rows, search])
  return (
    <div className="flex h-full flex-col gap-2.5 px-4 pt-1.5 pb-3 max-md:px-3">
      <div className="flex flex-wrap items-end gap-2">
        <KindTabs to="/p/$project/attributes" project={project} kinds={kinds} kind={search.kind} />
        <Link to="/p/$project/contexts" params={{ project }} className={buttonClass({ variant: 'ghost', size: 32 })}>
          Contexts
        </Link>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          label="Search attributes"
          placeholder="Part of a name"
          text={search.q ?? ''}
          onChange={(q) => onSearch({ q })}
        />
        <span role="status" className="num text-xs text-t3">
          {isLoading ? 'Looking…' : `${formatCount(shown.length)} ${shown.length === 1 ? 'attribute' : 'attributes'}`}
        </span>
      </div>
      <DataGrid
        label="Attributes"
        columns={COLUMNS}
        rows={shown}
        rowId={idOf}
        rowName={idOf}
        isLoading={isLoading}
        renderCard={(row) => <AttributeCard row={row} />}
        empty={<Nothing {...props} />}
        className="min-h-0 flex-1"
      />
      <p className="text-xs text-t3">
        Out of the 2,000 contexts seen last. Private attributes are not kept, so that they are not among them; rules
        that use them work all the same.
      </p>
    </div>
  )
}

const COLUMNS: readonly GridColumn<AttributeRow>[] = [
  {
    id: 'attribute',
    label: 'Attribute',
    width: 200,
    flex: 2,
    cell: (row) => <span className="mono truncate font-medium">{idOf(row)}</span>,
  },
  { id: 'type', label: 'Type', width: 170, flex: 1, cell: (row) => <TypeMix row={row} /> },
  {
    id: 'values',
    label: 'Values, the commonest first',
    width: 260,
    flex: 4,
    cell: ({ values }) => <Examples values={values} />,
  },
  {
    id: 'distinct',
    label: 'Distinct',
    width: 90,
    align: 'end',
    cell: ({ values }) => <span className="num text-t2">{distinctText(values.length)}</span>,
  },
  {
    id: 'rules',
    label: 'Used in',
    width: 90,
    align: 'end',
    cell: ({ ruleCount }) => <span className="num text-t2">{ruleText(ruleCount)}</span>,
  },
  {
    id: 'seen',
    label: 'Last seen',
    width: 100,
    cell: ({ lastSeenAt }) => <Time at={lastSeenAt} className="text-t2" />,
  },
]

const distinctText = (count: number): string => {
  if (count === 0) return '—'
  return count >= MOST_VALUES ? `${MOST_VALUES} or more` : String(count)
}

const ruleText = (count: number | null): string => {
  if (count === null || count === 0) return '—'
  return count === 1 ? '1 rule' : `${formatCount(count)} rules`
}

/** `number`, or `text 97%, number 3%`: rules that compare by another type never match. */
function TypeMix({ row: { types } }: { row: AttributeRow }) {
  if (types.length === 0) return <span className="text-t3">object</span>
  if (types.length === 1) return <span className="text-t2">{types[0]?.type}</span>
  const text = types.map(({ type, share }) => `${type} ${formatWeight(Math.round(share * 100) * 1_000)}`).join(', ')
  return (
    <span className="truncate text-wait" title={text}>
      {text}
    </span>
  )
}

const SHOWN = 8

function Examples({ values }: { values: AttributeRow['values'] }) {
  const text = values.slice(0, SHOWN).map(valueText).join(', ')
  return (
    <span dir="auto" className="mono truncate text-xs text-t2" title={values.map(valueText).join('\n')}>
      {text}
    </span>
  )
}

function AttributeCard({ row }: { row: AttributeRow }) {
  return (
    <div className="flex flex-col gap-1 px-3 py-2.5 text-xs">
      <span className="mono truncate text-sm font-medium">{idOf(row)}</span>
      <TypeMix row={row} />
      <Examples values={row.values} />
    </div>
  )
}

function Nothing({ project, environment, search, onSearch }: AttributeListViewProps) {
  if (search.q !== undefined || search.kind !== undefined) {
    return (
      <EmptyState
        title="No attribute matches"
        why="No context lately carried one with this name."
        action={
          <Button variant="line" onClick={() => onSearch({ q: undefined, kind: undefined })}>
            Show all
          </Button>
        }
      />
    )
  }
  return (
    <EmptyState
      title="No attributes yet"
      why={`What SDKs tell of contexts in ${environment.name} stands here, so that rules can be written about it.`}
      action={
        <Link to="/p/$project/start" params={{ project }} className={buttonClass({ variant: 'primary', size: 32 })}>
          Connect a program
        </Link>
      }
    />
  )
}
