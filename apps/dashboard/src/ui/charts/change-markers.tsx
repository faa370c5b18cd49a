import { useMemo } from 'react'
import { Tip } from '../tooltip.tsx'
import { clusterByDistance } from './label-layout.ts'
import type { TimeChartLayout } from './time-chart-layout.ts'

/** Something that was changed, marked on a chart. */
export interface ChangeMarker {
  readonly id: string
  readonly at: number
  /** What was changed by whom: "Dana turned on checkout". */
  readonly sentence: string
  /** Goes to the change. */
  readonly onOpen?: (() => void) | undefined
}

interface ChangeMarkersProps {
  readonly markers: readonly ChangeMarker[]
  readonly layout: TimeChartLayout
  readonly zone: string
}

/** Least size of something that can be pressed (WCAG 2.5.8). */
const TARGET = 24
const MOST_SENTENCES = 5

/** Changes above the chart: each says its sentence when pointed at or in focus. Those that lie close are one. */
export function ChangeMarkers({ markers, layout, zone }: ChangeMarkersProps) {
  const time = useMemo(
    () =>
      new Intl.DateTimeFormat(undefined, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }),
    [zone],
  )
  const inside = markers.filter(({ at }) => layout.x(at) >= layout.left && layout.x(at) <= layout.right)
  const clusters = clusterByDistance(
    inside.map(({ at }) => layout.x(at)),
    TARGET,
  )
  return clusters.map((indexes) => {
    const group = indexes.map((index) => inside[index]!)
    const middle = group.reduce((sum, { at }) => sum + layout.x(at), 0) / group.length
    const lines = group.slice(0, MOST_SENTENCES).map(({ at, sentence }) => `${time.format(at)}: ${sentence}`)
    const words = group.length > MOST_SENTENCES ? [...lines, `and ${group.length - MOST_SENTENCES} more`] : lines
    return (
      <Tip key={group[0]!.id} content={<MarkerSentences lines={words} />}>
        <button
          type="button"
          aria-label={group.length === 1 ? words[0] : `${group.length} changes. ${words.join('. ')}`}
          onClick={group.length === 1 ? group[0]!.onOpen : undefined}
          className="absolute flex items-center justify-center rounded-md text-[10px] font-semibold text-t2 hover:bg-sub hover:text-t1"
          style={{ left: middle - TARGET / 2, top: layout.top - TARGET, width: TARGET, height: TARGET }}
        >
          {group.length === 1 ? (
            <Pennant />
          ) : (
            <span className="num rounded-sm bg-sub px-1 leading-4">{group.length}</span>
          )}
        </button>
      </Tip>
    )
  })
}

function MarkerSentences({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line) => <p key={line}>{line}</p>)
}

function Pennant() {
  return (
    <svg aria-hidden width="12" height="14" viewBox="0 0 12 14">
      <path d="M3 13V1.5" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
      <path d="M3.7 2H10.5L8.4 4.5L10.5 7H3.7Z" fill="currentColor" />
    </svg>
  )
}
