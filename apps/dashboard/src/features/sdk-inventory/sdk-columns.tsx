import { formatCount } from '../../lib/format.ts'
import { Badge } from '../../ui/badge.tsx'
import type { GridColumn } from '../../ui/data-grid.tsx'
import { StatusText } from '../../ui/glyph.tsx'
import { Time } from '../../ui/time.tsx'
import type { SdkRow } from './sdk-rows.ts'

/** Columns of the list of SDKs. */
export const sdkColumns: readonly GridColumn<SdkRow>[] = [
  { id: 'application', label: 'Application', width: 200, flex: 2, cell: (row) => <Application row={row} /> },
  { id: 'sdk', label: 'SDK', width: 210, flex: 2, cell: (row) => <SdkName row={row} /> },
  {
    id: 'platform',
    label: 'Platform',
    width: 170,
    flex: 1.5,
    cell: ({ platform }) => (
      <span className="truncate text-t2" title={platform}>
        {platform === '' ? '—' : platform}
      </span>
    ),
  },
  { id: 'connection', label: 'Connection', width: 176, cell: (row) => <Connection row={row} /> },
  {
    id: 'running',
    label: 'Running',
    width: 84,
    align: 'end',
    cell: ({ instances, isRunning }) => (
      <span
        className={instances === 0 ? 'num text-t3' : 'num font-medium'}
        title={isRunning && instances === 0 ? 'It does not say how many it is' : undefined}
      >
        {isRunning && instances === 0 ? '—' : formatCount(instances)}
      </span>
    ),
  },
  {
    id: 'first',
    label: 'First seen',
    width: 104,
    cell: ({ firstSeenAt }) => <Time at={firstSeenAt} className="text-t2" />,
  },
  {
    id: 'last',
    label: 'Last seen',
    width: 104,
    cell: ({ lastSeenAt }) => <Time at={lastSeenAt} className="text-t2" />,
  },
]

function Application({ row: { application, applicationVersion } }: { row: SdkRow }) {
  return (
    <span className="flex min-w-0 flex-col">
      <span className="truncate font-medium" dir="auto">
        {application === '' ? <span className="font-normal text-t3">not named</span> : application}
      </span>
      {applicationVersion === '' ? null : <span className="mono truncate text-xs text-t3">{applicationVersion}</span>}
    </span>
  )
}

function SdkName({ row: { name, version, wrapper, newerVersion } }: { row: SdkRow }) {
  return (
    <span className="flex min-w-0 flex-col">
      <span className="flex min-w-0 items-center gap-1.5">
        <span className="truncate">
          {name === '' ? 'unknown' : name} <span className="mono text-xs">{version}</span>
        </span>
        {newerVersion === null ? null : <Badge tone="wait">older than {newerVersion} here</Badge>}
      </span>
      {wrapper === '' ? null : <span className="mono truncate text-xs text-t3">in {wrapper}</span>}
    </span>
  )
}

const CONNECTIONS = { streaming: 'Streaming', polling: 'Polling', events: 'Events only' } as const

function Connection({ row: { transport, isRunning } }: { row: SdkRow }) {
  return (
    <StatusText status={isRunning ? 'done' : 'off'}>
      {CONNECTIONS[transport]}
      {isRunning ? '' : ', not now'}
    </StatusText>
  )
}

/** An SDK on a phone. */
export function SdkCard({ row }: { row: SdkRow }) {
  return (
    <div className="flex flex-col gap-1 px-3 py-2.5">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <Application row={row} />
        </div>
        <Time at={row.lastSeenAt} className="text-2xs text-t3" />
      </div>
      <SdkName row={row} />
      <div className="flex items-center gap-3 text-xs text-t2">
        <Connection row={row} />
        {row.instances === 0 && row.isRunning ? null : (
          <span className="num">{formatCount(row.instances)} running</span>
        )}
      </div>
    </div>
  )
}
