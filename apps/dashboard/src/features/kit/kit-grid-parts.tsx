import { Ellipsis } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { Badge } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Sparkline } from '../../ui/charts/sparkline.tsx'
import { ColumnChoices } from '../../ui/data-grid-columns.tsx'
import { useHeldRows } from '../../ui/data-grid-hold.ts'
import { DataGrid, type GridColumn, type GridSort } from '../../ui/data-grid.tsx'
import { createMenuHandle, MenuItem, SharedMenu, SharedMenuTrigger } from '../../ui/menu.tsx'
import { SplitBar } from '../../ui/split-bar.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { makeSampleRows, type SampleRow } from './kit-sample-data.ts'
import { KitSection, KitState } from './kit-section.tsx'

const TOTAL = 10_000
const PAGE = 200
const FEW = 6

const menu = createMenuHandle<SampleRow>()
const sampleId = ({ key }: SampleRow): string => key
const sampleName = ({ name }: SampleRow): string => name
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 })

const columns: readonly GridColumn<SampleRow>[] = [
  {
    id: 'name',
    label: 'Flag',
    width: 230,
    flex: 1.5,
    sortKey: 'name',
    cell: ({ key, name }, { tabIndex, isCompact }) => (
      <a href={`#${key}`} tabIndex={tabIndex} className="min-w-0 hover:underline">
        <span className="block truncate text-sm leading-[17px] font-medium">{name}</span>
        {isCompact ? null : <span className="mono block truncate text-[11px] leading-[15px] text-t3">{key}</span>}
      </a>
    ),
  },
  {
    id: 'lifecycle',
    label: 'Lifecycle',
    width: 100,
    isHideable: true,
    cell: ({ isStale }) => <Badge tone={isStale ? 'wait' : 'run'}>{isStale ? 'Stale' : 'Releasing'}</Badge>,
  },
  {
    id: 'production',
    label: 'Production',
    width: 150,
    flex: 1,
    isHideable: true,
    cell: ({ percent }) => (
      <span className="flex w-full flex-col gap-1">
        <span className="text-xs">{percent === 100 ? 'Everyone' : `${percent}%`}</span>
        <SplitBar
          height={3}
          parts={[
            { label: 'on', color: 'var(--v1)', share: percent },
            { label: 'off', color: 'var(--v0)', share: 100 - percent },
          ]}
        />
      </span>
    ),
  },
  {
    id: 'evaluations',
    label: 'Evaluations 24 h',
    width: 150,
    align: 'end',
    sortKey: 'evaluations',
    firstDirection: 'descending',
    isHideable: true,
    cell: ({ evaluations, course }) => (
      <span className="flex items-center gap-2">
        <Sparkline values={course} />
        <span className="num w-12 text-end text-xs">{compact.format(evaluations)}</span>
      </span>
    ),
  },
]

/** Grids and lists with many rows. */
export function KitGridParts() {
  return (
    <KitSection title="Grid and list">
      <ManyRows />
      <KitState name="Compact, nothing selectable" className="w-full">
        <div className="h-60 w-full">
          <DataGrid
            label="Compact flags"
            columns={columns}
            rows={makeSampleRows(FEW)}
            rowId={sampleId}
            rowName={sampleName}
            density="compact"
          />
        </div>
      </KitState>
      <KitState name="Loading" className="w-full">
        <div className="h-48 w-full">
          <DataGrid
            label="Flags on their way"
            columns={columns}
            rows={[]}
            rowId={sampleId}
            rowName={sampleName}
            isLoading
          />
        </div>
      </KitState>
      <KitState name="List of 10,000" className="w-full">
        <VirtualList
          label="Members"
          items={members}
          itemId={String}
          estimatedHeight={32}
          className="h-40 w-full rounded-[10px] border border-line bg-panel"
          renderItem={(member) => (
            <div className="mono flex h-8 items-center border-b border-line px-3 text-xs">user-{member}</div>
          )}
        />
      </KitState>
    </KitSection>
  )
}

const members = Array.from({ length: TOTAL }, (_, index) => index)

function ManyRows() {
  const all = useMemo(() => makeSampleRows(TOTAL), [])
  const [sort, setSort] = useState<GridSort>({ key: 'name', direction: 'ascending' })
  const [loaded, setLoaded] = useState(PAGE)
  const [first, setFirst] = useState(0)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [flashes, setFlashes] = useState<ReadonlyMap<string, number>>(new Map())
  const [isHeld, setHeld] = useState(false)
  const [said, say] = useState('')
  const rows = useMemo(() => sortRows(all, { sort, first }).slice(0, loaded), [all, sort, first, loaded])
  const held = useHeldRows(rows, { isHeld, rowId: sampleId, queryKey: JSON.stringify(sort) })
  const needMore = useCallback(() => setLoaded((count) => Math.min(TOTAL, count + PAGE)), [])
  const change = () => {
    setFirst(first + 1)
    setFlashes(new Map(rows.slice(0, 3).map(({ key }) => [key, first + 1])))
  }
  return (
    <KitState name="10,000 rows, read in pages" className="w-full">
      <div className="flex w-full flex-wrap items-center gap-2 text-xs text-t3">
        <Button variant="line" onClick={() => setTimeout(change, 1_500)}>
          Change three rows in a moment
        </Button>
        {held.waitingCount === 0 ? null : (
          <Button variant="line" onClick={held.release}>
            {held.waitingCount === 1 ? '1 update' : `${held.waitingCount} updates`}
          </Button>
        )}
        <ColumnChoices columns={columns} hidden={hidden} onChange={setHidden} />
        <output className="num">
          {loaded} read, {selected.size} selected. {said}
        </output>
      </div>
      <div className="h-96 w-full">
        <DataGrid
          label="Flags"
          columns={columns}
          rows={held.rows}
          rowId={sampleId}
          rowName={sampleName}
          total={TOTAL}
          onNeedMore={needMore}
          sort={sort}
          onSort={setSort}
          selection={{ selected, onChange: setSelected }}
          hiddenColumns={hidden}
          flashes={flashes}
          onHold={setHeld}
          onOpen={({ name }) => say(`Opened ${name}`)}
          onPeek={({ name }) => say(`Peeked at ${name}`)}
          rowMenu={(row, tabIndex) => (
            <SharedMenuTrigger
              handle={menu}
              row={row}
              trigger={
                <IconButton label={`Actions for ${row.name}`} tabIndex={tabIndex}>
                  <Ellipsis size={15} aria-hidden />
                </IconButton>
              }
            />
          )}
          renderCard={(row) => (
            <div className="flex flex-col gap-1 p-3">
              <b className="text-base font-medium">{row.name}</b>
              <span className="mono text-[11px] text-t3">{row.key}</span>
              <Sparkline values={row.course} />
            </div>
          )}
        />
      </div>
      <SharedMenu handle={menu} label="Row">
        {(row) => <MenuItem onClick={() => say(`Copied ${row.key}`)}>Copy key</MenuItem>}
      </SharedMenu>
    </KitState>
  )
}

function sortRows(
  rows: readonly SampleRow[],
  { sort, first }: { sort: GridSort; first: number },
): readonly SampleRow[] {
  const compare = (one: SampleRow, other: SampleRow): number =>
    sort.key === 'name' ? one.name.localeCompare(other.name) : one.evaluations - other.evaluations
  const sorted = rows.toSorted((one, other) => (sort.direction === 'ascending' ? 1 : -1) * compare(one, other))
  const moved = sorted[10 + first]!
  return first === 0 ? sorted : [moved, ...sorted.filter((row) => row !== moved)]
}
