import { type Environment, type SegmentSummary } from '@guidon/api'
import { requestIdOf } from '../../lib/request-id.ts'
import { useNavigate } from '@tanstack/react-router'
import { Plus, X } from 'lucide-react'
import { useMemo, useRef, type RefObject } from 'react'
import { reasonOf } from '../../lib/can.ts'
import { formatCount } from '../../lib/format.ts'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { useCan } from '../../lib/use-project.ts'
import { Button } from '../../ui/button.tsx'
import { DataGrid } from '../../ui/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { NewSegmentDialog } from './new-segment-dialog.tsx'
import { SegmentCard } from './segment-card.tsx'
import { segmentColumns } from './segment-columns.tsx'
import type { SegmentListSearch } from './segment-list-search.ts'

export interface SegmentListViewProps {
  readonly project: string
  readonly environment: Environment
  readonly search: SegmentListSearch
  readonly onSearch: (changes: SegmentListSearch) => void
  readonly rows: readonly SegmentSummary[]
  readonly isLoading: boolean
  readonly isBusy: boolean
  readonly error: Error | null
  readonly onRetry: () => void
  readonly onNeedMore: (() => void) | undefined
}

const keyOf = ({ key }: SegmentSummary): string => key
const nameOf = ({ name }: SegmentSummary): string => name

export function SegmentListView(props: SegmentListViewProps) {
  const { project, environment, search, onSearch, rows } = props
  const navigate = useNavigate()
  const searchBox = useRef<HTMLInputElement>(null)
  const columns = useMemo(() => segmentColumns(project), [project])
  useShortcuts('Segments', [
    { keys: '/', does: 'search', run: () => searchBox.current?.focus() },
    { keys: 'c', does: 'new segment', run: () => onSearch({ new: true }) },
  ])
  return (
    <div className="flex h-full flex-col gap-2.5 px-4 pt-2.5 pb-3 max-md:px-3">
      <Toolbar {...props} searchBox={searchBox} />
      <DataGrid
        label="Segments"
        columns={columns}
        rows={rows}
        rowId={keyOf}
        rowName={nameOf}
        onNeedMore={props.onNeedMore}
        isLoading={props.isLoading}
        isBusy={props.isBusy}
        onOpen={({ key }) => void navigate({ to: '/p/$project/segments/$segment', params: { project, segment: key } })}
        renderCard={(segment) => <SegmentCard project={project} segment={segment} />}
        empty={<Nothing {...props} />}
        className="min-h-0 flex-1"
      />
      {search.new === true ? (
        <NewSegmentDialog environment={environment} onClose={() => onSearch({ new: undefined })} />
      ) : null}
    </div>
  )
}

function Toolbar(props: SegmentListViewProps & { readonly searchBox: RefObject<HTMLInputElement | null> }) {
  const { search, onSearch, rows, isLoading, onNeedMore, searchBox } = props
  const canCreate = useCan('segment:create')
  const more = onNeedMore === undefined ? '' : '+'
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox
        box={searchBox}
        label="Search segments"
        placeholder="Search by key, name or description"
        shortcut="/"
        text={search.q ?? ''}
        onChange={(q) => onSearch({ q })}
      />
      <Segmented
        label="Which segments"
        value={search.archived === true ? 'archived' : 'in use'}
        onChange={(value) => onSearch({ archived: value === 'archived' ? true : undefined })}
        segments={[
          { value: 'in use', label: 'In use' },
          { value: 'archived', label: 'Archived' },
        ]}
      />
      {search.tag === undefined ? null : (
        <Button
          variant="line"
          aria-label={`Remove the filter by tag ${search.tag}`}
          onClick={() => onSearch({ tag: undefined })}
        >
          tag: {search.tag}
          <X size={12} aria-hidden />
        </Button>
      )}
      <span role="status" className="num text-xs whitespace-nowrap text-t3">
        {isLoading ? 'Looking…' : `${formatCount(rows.length)}${more} ${rows.length === 1 ? 'segment' : 'segments'}`}
      </span>
      <Button
        variant="primary"
        size={32}
        className="ms-auto"
        disabledReason={reasonOf(canCreate)}
        onClick={() => onSearch({ new: true })}
      >
        <Plus size={14} aria-hidden />
        New segment
        <span className="max-md:hidden" aria-hidden>
          <Kbd keys="c" onAccent />
        </span>
      </Button>
    </div>
  )
}

/** Why there is no row, and what to do about it. */
function Nothing({ search, onSearch, environment, error, onRetry, isBusy }: SegmentListViewProps) {
  const canCreate = useCan('segment:create')
  if (error !== null) {
    return (
      <ErrorState
        title="The segments could not be loaded"
        detail={error.message}
        requestId={requestIdOf(error)}
        onRetry={onRetry}
        isRetrying={isBusy}
      />
    )
  }
  if (search.q !== undefined || search.tag !== undefined) {
    return (
      <EmptyState
        title="No segment matches"
        why={`No ${search.archived === true ? 'archived ' : ''}segment in ${environment.name} fits the search.`}
        action={
          <Button variant="line" onClick={() => onSearch({ q: undefined, tag: undefined })}>
            Show all
          </Button>
        }
      />
    )
  }
  if (search.archived === true) {
    return <EmptyState title="No archived segments" why="A segment that nothing uses can be archived on its page." />
  }
  return (
    <EmptyState
      title={`No segments in ${environment.name} yet`}
      why="A segment is a group of contexts, listed or matched by rules, that rules of flags can name."
      action={
        <Button
          variant="primary"
          size={32}
          disabledReason={reasonOf(canCreate)}
          onClick={() => onSearch({ new: true })}
        >
          New segment
        </Button>
      }
      command={`guidon segment create beta-testers --env ${environment.key}`}
    />
  )
}
