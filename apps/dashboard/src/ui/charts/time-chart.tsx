import { useId, useMemo } from 'react'
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx'
import { describeSeries, lastMeasured, styleSeries, type Series } from './chart-series.ts'
import type { ChartTable } from './chart-table.ts'
import { ChangeMarkers, type ChangeMarker } from './change-markers.tsx'
import { useElementWidth } from './element-width.ts'
import { layoutTimeChart } from './time-chart-layout.ts'
import { TimeChartPicture } from './time-chart-picture.tsx'
import { TimeCrosshair } from './time-crosshair.tsx'

export type { ChangeMarker } from './change-markers.tsx'
export type { Series } from './chart-series.ts'
export { SharedCrosshair } from './crosshair.tsx'

export interface TimePlotProps {
  /** What is measured: begins the sentence that stands for the picture. */
  readonly title: string
  /** Begins of the buckets, in order; at most a few hundred. */
  readonly instants: readonly number[]
  /** Each with as many values as there are instants. Keep the same array while nothing changed. */
  readonly series: readonly Series[]
  /** `stack` adds the series up. @default lines */
  readonly kind?: 'lines' | 'stack' | undefined
  /** IANA name of the zone in which time is shown. */
  readonly zone: string
  /** With unit; used on the axis, in the crosshair and in the sentence. Keep the same function. */
  readonly formatValue: (value: number) => string
  readonly threshold?: { readonly value: number; readonly label: string } | undefined
  /** What was changed when, in order of time. */
  readonly markers?: readonly ChangeMarker[] | undefined
  /** @default 180 */
  readonly height?: number | undefined
  /** Whether 0 is always in the picture. @default true */
  readonly fromZero?: boolean | undefined
  /** The picture in words. @default last, lowest and highest value of each line */
  readonly sentence?: string | undefined
}

const NO_MARKERS: readonly ChangeMarker[] = []

/** Lines or a stack over time, without title and data: for tiles that have their own. */
export function TimePlot(props: TimePlotProps) {
  const { title, instants, series, kind, zone, formatValue, threshold, height = 180, fromZero = true } = props
  const { markers = NO_MARKERS } = props
  const [ref, width] = useElementWidth()
  const clipId = useId()
  const styled = useMemo(() => styleSeries(series), [series])
  const isStacked = kind === 'stack'
  const hasMarkers = markers.length > 0
  const layout = useMemo(
    () =>
      layoutTimeChart({
        width,
        height,
        instants,
        series: styled,
        isStacked,
        fromZero,
        threshold,
        hasMarkers,
        zone,
        formatValue,
      }),
    [width, height, instants, styled, isStacked, fromZero, threshold, hasMarkers, zone, formatValue],
  )
  const sentence = props.sentence ?? describeSeries(series, { title, span: spanInWords(instants, zone), formatValue })
  return (
    <div ref={ref} className="relative" style={{ height }}>
      {width === 0 ? null : (
        <>
          <TimeChartPicture
            {...{ layout, width, height, instants, markers, isStacked, sentence, clipId }}
            series={styled}
          />
          <TimeCrosshair {...{ layout, instants, zone, title, formatValue, isStacked }} series={styled} />
          <ChangeMarkers markers={markers} layout={layout} zone={zone} />
          {series.every(({ values }) => lastMeasured(values) < 0) ? (
            <p className="pointer-events-none absolute inset-0 flex items-center justify-center text-xs text-t3">
              Nothing measured in this time
            </p>
          ) : null}
        </>
      )}
    </div>
  )
}

export interface TimeChartProps extends TimePlotProps, Omit<ChartFrameProps, 'table' | 'children'> {}

/** Lines or a stack over time, with a title, a table and a file of the data. */
export function TimeChart({ note, actions, fileName, headingLevel, ...plot }: TimeChartProps) {
  return (
    <ChartFrame {...{ note, actions, fileName, headingLevel }} title={plot.title} table={() => tableOf(plot)}>
      <TimePlot {...plot} />
    </ChartFrame>
  )
}

/** The data of a plot, newest last. Instants are written with their offset from UTC. */
export function tableOf({ instants, series, zone }: Pick<TimePlotProps, 'instants' | 'series' | 'zone'>): ChartTable {
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  const offset = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  const columns = series.flatMap(({ name, band }) =>
    band === undefined ? [name] : [name, `${name} low`, `${name} high`],
  )
  return {
    columns: [`Time (${zone})`, ...columns],
    rows: instants.map((at, index) => [
      `${time.format(at)} ${offset.formatToParts(at).find(({ type }) => type === 'timeZoneName')!.value}`,
      ...series.flatMap(({ values, band }) =>
        [values, ...(band === undefined ? [] : [band.low, band.high])].map((list) => list[index] ?? null),
      ),
    ]),
  }
}

function spanInWords(instants: readonly number[], zone: string): string {
  const format = new Intl.DateTimeFormat(undefined, {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  const [from, to] = [instants[0], instants.at(-1)]
  return from === undefined || to === undefined ? 'no time' : `${format.format(from)} to ${format.format(to)}`
}
