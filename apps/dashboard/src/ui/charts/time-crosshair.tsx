import type { KeyboardEvent, PointerEvent } from 'react'
import { markPath } from './chart-paths.ts'
import type { StyledSeries } from './chart-series.ts'
import { useCrosshairIndex, useCrosshairStore } from './crosshair.tsx'
import type { TimeChartLayout } from './time-chart-layout.ts'

interface TimeCrosshairProps {
  readonly layout: TimeChartLayout
  readonly instants: readonly number[]
  readonly series: readonly StyledSeries[]
  readonly zone: string
  readonly title: string
  readonly formatValue: (value: number) => string
  readonly isStacked: boolean
}

const BIG_STEP = 10

/**
 * Reads the values at one instant: follows the pointer, and the arrow keys when it has the focus. It is a slider over
 * time, because a screen reader says the new value of a slider by itself.
 */
export function TimeCrosshair(props: TimeCrosshairProps) {
  const { layout, instants, title } = props
  const { left, right, top, bottom } = layout
  const store = useCrosshairStore()
  const index = useCrosshairIndex(store, instants)
  const last = instants.length - 1
  if (last < 0) return null
  const show = (next: number) => store.write(instants[Math.max(0, Math.min(last, next))]!)
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const at = left + event.clientX - event.currentTarget.getBoundingClientRect().left
    const nearest = instants.reduce(
      (best, instant, each) =>
        Math.abs(layout.x(instant) - at) < Math.abs(layout.x(instants[best]!) - at) ? each : best,
      0,
    )
    show(nearest)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && index !== null) return store.write(null)
    const next = destination(event.key, { index: index ?? last + 1, last })
    if (next === null) return
    event.preventDefault()
    show(next)
  }
  return (
    <>
      {index === null || props.series.length === 0 ? null : <Reading {...props} index={index} />}
      <div
        role="slider"
        tabIndex={0}
        aria-label={`Read ${title} at a time`}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={index ?? last}
        aria-valuetext={index === null ? 'Press the arrow keys to read values' : inWords(props, index)}
        className="absolute cursor-crosshair touch-pan-y rounded-sm"
        style={{ left, top, width: right - left, height: bottom - top }}
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => store.write(null)}
        onBlur={() => store.write(null)}
        onKeyDown={onKeyDown}
      />
    </>
  )
}

function destination(key: string, { index, last }: { index: number; last: number }): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return index - 1
    case 'ArrowRight':
    case 'ArrowUp':
      return index + 1
    case 'PageUp':
      return index + BIG_STEP
    case 'PageDown':
      return index - BIG_STEP
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

function inWords({ instants, series, zone, formatValue }: TimeCrosshairProps, index: number): string {
  const values = series.map(({ name, values }) => {
    const value = values[index] ?? null
    return `${name} ${value === null ? 'not measured' : formatValue(value)}`
  })
  return `${formatTime(instants[index]!, zone)}: ${values.join(', ')}`
}

function formatTime(at: number, zone: string): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat(undefined, { timeZone: zone, ...style }).format(at)
}

const BOX_GAP = 10

/** The line at the instant, a mark on each line, and a box with the values. */
function Reading(props: TimeCrosshairProps & { readonly index: number }) {
  const { layout, instants, series, isStacked, zone, formatValue, index } = props
  const x = layout.x(instants[index]!)
  const isRightHalf = x > (layout.left + layout.right) / 2
  const side = isRightHalf ? { right: `calc(100% - ${x - BOX_GAP}px)` } : { left: x + BOX_GAP }
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      <svg className="absolute inset-0 size-full">
        <line x1={x} x2={x} y1={layout.top} y2={layout.bottom} stroke="var(--t2)" />
        {series.map(({ id, values, color, shape }, place) => {
          const value = isStacked ? layout.bands[place]?.high[index] : values[index]
          if (value === null || value === undefined) return null
          return (
            <path
              key={id}
              d={markPath(shape)}
              transform={`translate(${x},${layout.y(value)})`}
              fill={color}
              stroke="var(--panel)"
            />
          )
        })}
      </svg>
      <div
        className="absolute z-10 rounded-lg bg-raise px-2.5 py-1.5 text-2xs shadow-pop"
        style={{ top: layout.top, ...side }}
      >
        <div className="num mb-0.5 whitespace-nowrap text-t3">{formatTime(instants[index]!, zone)}</div>
        {(isStacked ? series.toReversed() : series).map(({ id, name, values, color, shape }) => (
          <div key={id} className="flex items-center gap-1.5 whitespace-nowrap">
            <svg width="9" height="9" viewBox="-5 -5 10 10">
              <path d={markPath(shape)} fill={color} />
            </svg>
            <span className="max-w-40 truncate text-t2">{name}</span>
            <span className="num ms-auto ps-2 font-medium">{inUnit(values[index], formatValue)}</span>
          </div>
        ))}
      </div>
    </div>
  )
}

const inUnit = (value: number | null | undefined, formatValue: (value: number) => string): string =>
  value === null || value === undefined ? '–' : formatValue(value)
