import type { FlagDetail } from '@guidon/api'
import { useEnvironment } from '../../../lib/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Time } from '../../../ui/time.tsx'
import type { HistoryEntry } from './history-entry.ts'
import { HistoryItem } from './history-item.tsx'
import type { ComparedVersions } from './history-search.ts'
import { currentVersion } from './restoring.ts'

export interface HistoryViewProps {
  readonly detail: FlagDetail
  /** Newest first. */
  readonly entries: readonly HistoryEntry[]
  /** Whether the changes of all environments are shown. */
  readonly isAll: boolean
  readonly onAll: (isAll: boolean) => void
  readonly onCompare: (versions: ComparedVersions) => void
  /** `null` when there are no older ones. */
  readonly onMore: (() => void) | null
  readonly isLoadingMore: boolean
}

export function HistoryView(props: HistoryViewProps) {
  const { detail, entries, isAll, onAll, onCompare, onMore, isLoadingMore } = props
  const environment = useEnvironment()
  const current = currentVersion(detail, environment.key)
  return (
    <Card
      title="Changes"
      note="newest first"
      isPadded={false}
      actions={
        <>
          <Segmented
            label="Where"
            value={isAll ? 'all' : 'one'}
            onChange={(chosen) => onAll(chosen === 'all')}
            segments={[
              { value: 'one', label: environment.name },
              { value: 'all', label: 'All environments' },
            ]}
          />
          <Button
            variant="line"
            disabledReason={current > 1 ? null : `There is only one version in ${environment.name}.`}
            onClick={() => onCompare({ environment: environment.key, from: Math.max(1, current - 1), to: current })}
          >
            Compare versions
          </Button>
        </>
      }
    >
      {entries.length > 0 ? (
        <ol aria-label="Changes" className="divide-y divide-line">
          {entries.map((entry) => (
            <HistoryItem key={entry.change.id} entry={entry} detail={detail} onCompare={onCompare} />
          ))}
        </ol>
      ) : onMore === null ? (
        <EmptyState
          title="No changes yet"
          why={`Every change of ${detail.definition.key} stands here, with who made it and why, and can be undone.`}
          command={`npx guidon flag on ${detail.definition.key} --env ${environment.key}`}
        />
      ) : null}
      {onMore === null ? (
        <p className="border-t border-line px-4 py-2.5 text-xs text-t3">
          Created <Time at={detail.createdAt} isAbsolute />, off in every environment.
        </p>
      ) : (
        <LoadMore shown={entries.length} noun="changes" onMore={onMore} isLoading={isLoadingMore} />
      )}
    </Card>
  )
}
