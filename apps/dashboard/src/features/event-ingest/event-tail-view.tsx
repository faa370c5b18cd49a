import { ANALYTICS_EVENT_KINDS, type Environment } from '@guidon/api'
import { Link } from '@tanstack/react-router'
import { Pause, Play, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { formatCount } from '../../lib/format.ts'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StatusText } from '../../ui/glyph.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Select } from '../../ui/select.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { EventRow } from './event-row.tsx'
import type { EventTailSearch } from './event-screens.tsx'
import { MAX_KEPT, type TailedEvent } from './tailed-events.ts'
import type { EventTail } from './use-event-tail.ts'

const ROW_PX = 37

export interface EventTailViewProps {
  readonly project: string
  readonly environment: Environment
  readonly search: EventTailSearch
  readonly onSearch: (changes: EventTailSearch) => void
  readonly tail: EventTail
  /** Those of the tail that the filter leaves. */
  readonly events: readonly TailedEvent[]
  readonly isPaused: boolean
  readonly onPause: (isPaused: boolean) => void
}

export function EventTailView(props: EventTailViewProps) {
  const { tail, events, isPaused, onPause } = props
  const [openNumber, setOpenNumber] = useState<number | null>(null)
  useShortcuts('Live events', [
    { keys: 'p', does: isPaused ? 'go on' : 'pause', run: () => onPause(!isPaused) },
    { keys: 'shift+c', does: 'clear', run: tail.clear },
  ])
  return (
    <div className="flex h-full flex-col gap-2.5 px-4 pt-2.5 pb-3 max-md:px-3">
      <Toolbar {...props} />
      <div className="card flex min-h-0 flex-1 flex-col overflow-clip">
        {events.length === 0 ? (
          <NoEvents {...props} />
        ) : (
          <VirtualList
            label="Events, newest first"
            items={events}
            itemId={({ number }) => String(number)}
            estimatedHeight={ROW_PX}
            className="min-h-0 flex-1"
            renderItem={(event) => (
              <EventRow
                project={props.project}
                event={event}
                isOpen={openNumber === event.number}
                onOpen={(isOpen) => {
                  setOpenNumber(isOpen ? event.number : null)
                  // What is read does not move away.
                  if (isOpen) onPause(true)
                }}
              />
            )}
          />
        )}
      </div>
    </div>
  )
}

const KINDS = [
  { value: 'any', label: 'Any kind' },
  ...ANALYTICS_EVENT_KINDS.map((kind) => ({ value: kind, label: kind })),
] as const

function Toolbar({ search, onSearch, tail, events, isPaused, onPause }: EventTailViewProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        label="Kind of event"
        isLabelHidden
        className="w-36"
        value={search.kind ?? 'any'}
        onChange={(kind) => onSearch({ kind: kind === 'any' ? undefined : kind })}
        options={KINDS}
      />
      <SearchBox
        label="Key of a flag or a metric"
        placeholder="Key of a flag or a metric"
        text={search.key ?? ''}
        onChange={(key) => onSearch({ key })}
        className="w-60! max-md:w-full!"
      />
      <SearchBox
        label="Part of a context's key"
        placeholder="Part of a context's key"
        text={search.context ?? ''}
        onChange={(context) => onSearch({ context })}
        className="w-60! max-md:w-full!"
      />
      <span className="ms-auto flex flex-wrap items-center gap-2 max-md:ms-0">
        <TailState tail={tail} isPaused={isPaused} />
        <span className="num text-xs whitespace-nowrap text-t3" title={`The newest ${formatCount(MAX_KEPT)} are kept.`}>
          {formatCount(events.length)} {events.length === 1 ? 'event' : 'events'}
        </span>
        <Button variant="line" className="w-28" onClick={() => onPause(!isPaused)}>
          {isPaused ? <Play size={13} aria-hidden /> : <Pause size={13} aria-hidden />}
          {isPaused ? `Go on${tail.waitingCount === 0 ? '' : ` (${formatCount(tail.waitingCount)})`}` : 'Pause'}
        </Button>
        <Button onClick={tail.clear}>
          <Trash2 size={13} aria-hidden />
          Clear
        </Button>
      </span>
    </div>
  )
}

function TailState({ tail: { state, problem }, isPaused }: { tail: EventTail; isPaused: boolean }) {
  if (state === 'failed') {
    return (
      <span role="alert">
        <StatusText status="bad">Not connected, trying again{problem === null ? '' : `: ${problem}`}</StatusText>
      </span>
    )
  }
  if (isPaused) return <StatusText status="wait">Paused</StatusText>
  return <StatusText status="run">{state === 'open' ? 'Watching' : 'Connecting…'}</StatusText>
}

function NoEvents({ project, environment, search, tail, onSearch }: EventTailViewProps) {
  const isNarrowed = search.kind !== undefined || search.key !== undefined || search.context !== undefined
  if (tail.events.length > 0 || isNarrowed) {
    return (
      <EmptyState
        title="No such event yet"
        why={`None of what came in from ${environment.name} since you opened this screen fits the filter.`}
        action={
          <Button variant="line" onClick={() => onSearch({ kind: undefined, key: undefined, context: undefined })}>
            Watch all events
          </Button>
        }
      />
    )
  }
  return (
    <EmptyState
      title={`Waiting for events from ${environment.name}`}
      why="SDKs send what they counted every few seconds. Events appear here as they come in; of a busy environment, 50 a second."
      action={
        <Link to="/p/$project/start" params={{ project }} className={buttonClass({ variant: 'line' })}>
          Connect a program
        </Link>
      }
    />
  )
}
