import type { FlagSummary } from '@guidon/api'
import { GitCompareArrows, Plus, SlidersHorizontal } from 'lucide-react'
import { Link } from '@tanstack/react-router'
import type { RefObject } from 'react'
import { formatCount } from '../../../lib/format.ts'
import { useShortcuts } from '../../../lib/shortcuts.ts'
import { useCan, useEnvironments } from '../../../lib/use-project.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { ColumnChoices, type GridColumn } from '../../../ui/data-grid-columns.tsx'
import { cx } from '../../../ui/cx.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { FilterChips } from './filter-chips.tsx'
import { FlagViews } from './flag-views.tsx'
import { SavedViews } from './saved-views.tsx'
import type { FlagListViewProps } from './flag-list-view.tsx'
import type { ListDisplay } from './list-display.ts'
import { reasonOf } from '../../../lib/can.ts'

interface FlagListToolbarProps extends FlagListViewProps {
  readonly searchBox: RefObject<HTMLInputElement | null>
  readonly columns: readonly GridColumn<FlagSummary>[]
  readonly display: ListDisplay
  readonly onDisplay: (display: ListDisplay) => void
}

export function FlagListToolbar(props: FlagListToolbarProps) {
  const { search, onSearch, counts, searchBox } = props
  const canCreate = useCan('flag:create')
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <FlagViews view={search.view ?? 'all'} counts={counts} onChange={(view) => onSearch({ view })} />
        <SavedViews search={search} onSearch={onSearch} />
        <Button
          variant="primary"
          size={32}
          className="ms-auto"
          disabledReason={reasonOf(canCreate)}
          onClick={() => onSearch({ new: true })}
        >
          <Plus size={14} aria-hidden />
          New flag
          <span className="max-md:hidden" aria-hidden>
            <Kbd keys="c" />
          </span>
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          label="Filter flags"
          placeholder="name, key, tag:… owner:… kind:…"
          box={searchBox}
          shortcut="/"
          text={search.q ?? ''}
          onChange={(q) => onSearch({ q })}
        />
        <FilterChips text={search.q ?? ''} counts={counts} onChange={(q) => onSearch({ q })} />
        <ListFigures {...props} />
      </div>
    </>
  )
}

function ListFigures({ project, rows, total, tookMs, columns, display, onDisplay, isLoading }: FlagListToolbarProps) {
  const environments = useEnvironments()
  const toggleDensity = (): void =>
    onDisplay({ ...display, density: display.density === 'compact' ? 'comfortable' : 'compact' })
  useShortcuts('Display', [{ keys: 'd', does: 'density', run: toggleDensity }])
  const found = total ?? rows.length
  return (
    <div className="ms-auto flex items-center gap-2 max-md:ms-0">
      <span role="status" className="num text-xs whitespace-nowrap text-t3">
        {isLoading ? 'Looking…' : `${formatCount(found)} ${found === 1 ? 'flag' : 'flags'} · ${tookMs ?? 0} ms`}
      </span>
      {environments.length < 2 ? null : (
        <Link to="/p/$project/compare" params={{ project }} className={cx(buttonClass({}), 'max-md:hidden')}>
          <GitCompareArrows size={14} aria-hidden />
          Compare<span className="sr-only"> environments</span>
        </Link>
      )}
      <Popover
        label="Display"
        align="end"
        trigger={
          <Button className="max-md:hidden">
            <SlidersHorizontal size={14} aria-hidden />
            Display
          </Button>
        }
      >
        <div className="flex w-56 flex-col gap-3">
          <Segmented
            label="Density"
            value={display.density}
            onChange={(density) => onDisplay({ ...display, density })}
            segments={[
              { value: 'comfortable', label: 'Comfortable' },
              { value: 'compact', label: 'Compact' },
            ]}
          />
          <ColumnChoices
            columns={columns}
            hidden={display.hidden}
            onChange={(hidden) => onDisplay({ ...display, hidden })}
          />
        </div>
      </Popover>
    </div>
  )
}
