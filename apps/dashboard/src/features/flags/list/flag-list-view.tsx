import type { FlagCounts, FlagSummary } from '@guidon/api'
import { useNavigate } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useShortcuts } from '../../../lib/shortcuts.ts'
import { useEnvironment, useEnvironments } from '../../../lib/use-project.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { useRememberedWidths } from '../../../ui/remembered-widths.ts'
import { useHeldRows } from '../../../ui/data-grid-hold.ts'
import { DataGrid, type GridSort } from '../../../ui/data-grid.tsx'
import { createMenuHandle, SharedMenu, SharedMenuTrigger } from '../../../ui/menu.tsx'
import { SharedPopover } from '../../../ui/popover.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { CellCard } from './cell-card.tsx'
import { cellPopover } from './environment-cell.tsx'
import { FlagCard } from './flag-card.tsx'
import { flagColumns, stateIn } from './flag-columns.tsx'
import { flip } from './flip.ts'
import { FlagListEmpty } from './flag-list-empty.tsx'
import type { FlagListSearch } from './flag-list-search.ts'
import { DEFAULT_SORT, type FlagSort } from './flag-sorts.ts'
import { FlagListToolbar } from './flag-list-toolbar.tsx'
import { FlagRowMenu } from './flag-row-menu.tsx'
import { useListDisplay } from './list-display.ts'
import { toViewQuery } from './saved-view.ts'
import { useFlashes } from './use-flashes.ts'

export interface FlagListViewProps {
  readonly project: string
  readonly search: FlagListSearch
  readonly onSearch: (changes: FlagListSearch) => void
  readonly rows: readonly FlagSummary[]
  readonly total: number | undefined
  readonly counts: FlagCounts | undefined
  readonly tookMs: number | undefined
  readonly isLoading: boolean
  readonly isBusy: boolean
  readonly error: Error | null
  readonly onRetry: () => void
  readonly onNeedMore: (() => void) | undefined
}

const FlagPeek = lazy(async () => ({ default: (await import('./flag-peek.tsx')).FlagPeek }))
const NewFlagDrawer = lazy(async () => ({ default: (await import('./new-flag-drawer.tsx')).NewFlagDrawer }))
const rowMenu = createMenuHandle<FlagSummary>()
const keyOf = ({ key }: FlagSummary): string => key
const nameOf = ({ name }: FlagSummary): string => name
const menuOf = (flag: FlagSummary, tabIndex: 0 | -1) => (
  <SharedMenuTrigger
    handle={rowMenu}
    row={flag}
    trigger={
      <IconButton label={`More about ${flag.name}`} tabIndex={tabIndex}>
        <Ellipsis size={15} aria-hidden />
      </IconButton>
    }
  />
)

export function FlagListView(props: FlagListViewProps) {
  const { project, search, onSearch, total } = props
  const environments = useEnvironments()
  const environment = useEnvironment()
  const [isHeld, hold] = useState(false)
  const queryKey = `${environment.key} ${toViewQuery(search)}`
  const { rows, waitingCount, release } = useHeldRows(props.rows, { isHeld, rowId: keyOf, queryKey })
  const flashes = useFlashes(props.rows)
  const navigate = useNavigate()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [focused, focus] = useFocusedFlag(props)
  const searchBox = useRef<HTMLInputElement>(null)
  const [display, changeDisplay] = useListDisplay()
  const [widths, changeWidths] = useRememberedWidths('flags')
  const columns = useMemo(
    () => flagColumns({ project, environments, environment: environment.key }),
    [project, environments, environment.key],
  )
  const open = ({ key }: FlagSummary): void =>
    void navigate({ to: '/p/$project/flags/$flag', params: { project, flag: key } })
  useListShortcuts({
    onSearch: () => searchBox.current?.focus(),
    onNew: () => onSearch({ new: true }),
    onToggle: () => {
      const flag = focused.current ?? rows[0]
      const state = flag && stateIn(flag, environment.key)
      if (flag && state) flip({ flag: flag.key, environment: environment.key }, state)
    },
  })
  return (
    <div className="flex h-full flex-col gap-2.5 px-4 pt-2.5 pb-3 max-md:px-3">
      <FlagListToolbar {...props} searchBox={searchBox} columns={columns} display={display} onDisplay={changeDisplay} />
      <DataGrid
        label="Flags"
        columns={columns}
        rows={rows}
        rowId={keyOf}
        rowName={nameOf}
        hiddenColumns={display.hidden}
        columnWidths={widths}
        onColumnWidths={changeWidths}
        density={display.density}
        total={total}
        onNeedMore={props.onNeedMore}
        sort={sortOf(search.sort)}
        onSort={({ key, direction }) =>
          onSearch({ sort: `${direction === 'descending' ? '-' : ''}${key}` as FlagSort })
        }
        selection={{ selected, onChange: setSelected }}
        isLoading={props.isLoading}
        isBusy={props.isBusy}
        flashes={flashes}
        onHold={hold}
        onFocusRow={focus}
        onOpen={open}
        onPeek={({ key }) => onSearch({ peek: key })}
        rowMenu={menuOf}
        renderCard={(flag) => <FlagCard project={project} flag={flag} environment={environment} />}
        empty={<FlagListEmpty {...props} />}
        className="min-h-0 flex-1"
      />
      {waitingCount === 0 ? null : (
        <Button variant="primary" className="self-center" onClick={release}>
          {waitingCount === 1 ? '1 update' : `${waitingCount} updates`}
        </Button>
      )}
      <BulkBar rows={rows} selected={selected} onClear={() => setSelected(new Set())} />
      <FlagListOverlays {...props} rows={rows} />
    </div>
  )
}

/** What opens above the list or beside it. */
function FlagListOverlays({ search, onSearch, rows }: Pick<FlagListViewProps, 'search' | 'onSearch' | 'rows'>) {
  return (
    <>
      <SharedPopover handle={cellPopover} label="Flag in an environment">
        {(cell) => <CellCard cell={cell} />}
      </SharedPopover>
      <SharedMenu handle={rowMenu} label="Flag">
        {(flag) => <FlagRowMenu flag={flag} onPeek={() => onSearch({ peek: flag.key })} />}
      </SharedMenu>
      <Suspense>
        {search.peek === undefined ? null : (
          <FlagPeek flag={search.peek} rows={rows} onClose={() => onSearch({ peek: undefined })} />
        )}
        {search.new === true ? <NewFlagDrawer onClose={() => onSearch({ new: undefined })} /> : null}
      </Suspense>
    </>
  )
}

function sortOf(sort: FlagSort = DEFAULT_SORT): GridSort {
  return sort.startsWith('-') ? { key: sort.slice(1), direction: 'descending' } : { key: sort, direction: 'ascending' }
}

/** The flag of the row in focus, which the look aside follows. */
function useFocusedFlag({ search, onSearch }: Pick<FlagListViewProps, 'search' | 'onSearch'>) {
  const focused = useRef<FlagSummary | null>(null)
  const focus = (flag: FlagSummary): void => {
    focused.current = flag
    if (search.peek !== undefined && search.peek !== flag.key) onSearch({ peek: flag.key })
  }
  return [focused, focus] as const
}

interface ListActions {
  readonly onSearch: () => void
  readonly onNew: () => void
  readonly onToggle: () => void
}

function useListShortcuts({ onSearch, onNew, onToggle }: ListActions): void {
  useShortcuts('Flags', [
    { keys: '/', does: 'filter', run: onSearch },
    { keys: 'c', does: 'new flag', run: onNew },
    { keys: 't', does: 'turn on or off here', run: onToggle },
  ])
}
