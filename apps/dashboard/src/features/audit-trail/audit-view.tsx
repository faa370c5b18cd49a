import type { AuditEntry, AuditFacets } from '@guidon/api'
import { useRef } from 'react'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { AuditDays } from './audit-days.tsx'
import { AuditEntryRow } from './audit-entry-row.tsx'
import { isNarrowed, type AuditSearch } from './audit-search.ts'
import { AuditToolbar } from './audit-toolbar.tsx'
import { NOTHING } from './no-filter.ts'

const ROW_PX = 45

export interface AuditViewProps {
  readonly project: string
  readonly search: AuditSearch
  readonly onSearch: (changes: AuditSearch) => void
  readonly entries: readonly AuditEntry[]
  readonly facets: AuditFacets | undefined
  /** How many have come since the newest one shown. */
  readonly newerCount: number
  readonly onShowNewer: () => void
  readonly isLoading: boolean
  readonly isBusy: boolean
  readonly onNeedMore: (() => void) | undefined
}

export function AuditView(props: AuditViewProps) {
  const { search, onSearch, facets } = props
  const searchBox = useRef<HTMLInputElement>(null)
  useShortcuts('Audit', [{ keys: '/', does: 'search', run: () => searchBox.current?.focus() }])
  return (
    <div className="flex h-full flex-col gap-2.5 px-4 pt-2.5 pb-3 max-md:px-3">
      <AuditToolbar {...props} searchBox={searchBox} />
      <AuditDays
        days={facets?.days ?? []}
        from={search.from}
        to={search.to}
        onChange={(from, to) => onSearch({ from, to })}
      />
      <Entries {...props} />
    </div>
  )
}

function Entries(props: AuditViewProps) {
  const { project, search, onSearch, entries, facets, newerCount, onShowNewer, isLoading } = props
  if (isLoading) {
    return (
      <div className="card min-h-0 flex-1">
        <SkeletonLines count={8} label="Loading the entries" />
      </div>
    )
  }
  return (
    <div className="card relative flex min-h-0 flex-1 flex-col overflow-clip">
      {newerCount === 0 ? null : (
        <div role="status" className="absolute inset-x-0 top-2 z-10 flex justify-center">
          <Button variant="primary" className="rounded-full! px-3! shadow-pop" onClick={onShowNewer}>
            {newerCount >= 100 ? '100+' : newerCount} new
          </Button>
        </div>
      )}
      {entries.length === 0 ? (
        <NoEntries search={search} onSearch={onSearch} />
      ) : (
        <VirtualList
          label="Audit entries"
          items={entries}
          itemId={({ id }) => id}
          estimatedHeight={ROW_PX}
          total={facets?.total}
          onNeedMore={props.onNeedMore}
          isBusy={props.isBusy}
          className="min-h-0 flex-1"
          renderItem={(entry, index) => (
            <AuditEntryRow
              project={project}
              entry={entry}
              previous={entries[index - 1]}
              isOpen={search.entry === entry.id}
              onOpen={(isOpen) => onSearch({ entry: isOpen ? entry.id : undefined })}
            />
          )}
        />
      )}
    </div>
  )
}

function NoEntries({ search, onSearch }: Pick<AuditViewProps, 'search' | 'onSearch'>) {
  if (!isNarrowed(search)) {
    return <EmptyState title="Nothing on record yet" why="Everything that somebody does in this project stands here." />
  }
  return (
    <EmptyState
      title="No entry matches"
      why="Nothing on record has all of what the filter asks for."
      action={
        <Button variant="line" onClick={() => onSearch(NOTHING)}>
          Show everything
        </Button>
      }
    />
  )
}
