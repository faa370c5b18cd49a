import { scaleLinear } from 'd3-scale'
import { stackBands, type Band } from './chart-paths.ts'
import { lastMeasured, type StyledSeries } from './chart-series.ts'
import { spreadLabels } from './label-layout.ts'
import { timeTicks, type TimeTick } from './time-ticks.ts'
import { valueScale } from './value-scale.ts'

export interface TimeChartInput {
  readonly width: number
  readonly height: number
  readonly instants: readonly number[]
  readonly series: readonly StyledSeries[]
  readonly isStacked: boolean
  readonly fromZero: boolean
  readonly threshold: { readonly value: number; readonly label: string } | undefined
  readonly hasMarkers: boolean
  readonly zone: string
  readonly formatValue: (value: number) => string
}

/** Where a line ends, and where its label stands. */
export interface LineEnd {
  readonly id: string
  readonly label: string
  readonly x: number
  readonly y: number
  readonly labelY: number
}

export interface TimeChartLayout {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly x: (instant: number) => number
  readonly y: (value: number) => number
  readonly valueTicks: readonly { readonly y: number; readonly label: string }[]
  readonly timeTicks: readonly (TimeTick & { readonly x: number })[]
  /** What is filled: the layers of a stack, or the uncertainty around each line that has one. */
  readonly bands: readonly (Band | undefined)[]
  readonly ends: readonly LineEnd[]
  readonly threshold: { readonly y: number; readonly labelY: number; readonly label: string } | undefined
}

// Wide enough for digits, signs and % in the font of the charts.
const CHARACTER_WIDTH = 6.6
const LABEL_GAP = 13
const TICK_WIDTH = 60
const TICK_HEIGHT = 28
const END_ROOM = 20
const MOST_END_WIDTH = 140

/** Works out where everything in a chart over time stands. */
export function layoutTimeChart(input: TimeChartInput): TimeChartLayout {
  const { width, height, instants, series, threshold, formatValue, zone } = input
  const bands = input.isStacked ? stackBands(series.map(({ values }) => values)) : series.map(({ band }) => band)
  const [top, bottom] = [input.hasMarkers ? 24 : 10, height - 20]
  const scale = valueScale({
    values: valuesSeen(input, bands),
    most: Math.max(2, Math.floor((bottom - top) / TICK_HEIGHT)),
    fromZero: input.fromZero,
  })
  const tickLabels = scale.ticks.map(formatValue)
  const left = Math.ceil(longest(tickLabels) * CHARACTER_WIDTH) + 12
  const endLabels = series.map(({ endLabel, name }) => endLabel ?? name)
  const wantedEnd = longest([...endLabels, threshold?.label ?? '']) * CHARACTER_WIDTH + END_ROOM
  const right = Math.max(left + 1, width - Math.min(wantedEnd, MOST_END_WIDTH, width * 0.3))
  const [from, to] = [instants[0] ?? 0, instants.at(-1) ?? 0]
  const x = scaleLinear([from, to], [left, right])
  const y = scaleLinear([scale.low, scale.high], [bottom, top])
  const most = Math.max(1, Math.floor((right - left) / TICK_WIDTH))
  return {
    left,
    right,
    top,
    bottom,
    x,
    y,
    valueTicks: scale.ticks.map((tick, index) => ({ y: y(tick), label: tickLabels[index]! })),
    timeTicks: timeTicks({ from, to, zone, most }).map((tick) => ({ ...tick, x: x(tick.at) })),
    bands,
    ...placeEnds({
      input,
      bands,
      x,
      y,
      room: { gap: LABEL_GAP, min: top, max: bottom },
      most: widthInCharacters(width - right),
    }),
  }
}

function* valuesSeen({ series, threshold, isStacked }: TimeChartInput, bands: TimeChartLayout['bands']) {
  yield threshold?.value
  for (const band of bands) if (band !== undefined) yield* [...band.low, ...band.high]
  if (!isStacked) for (const { values } of series) yield* values
}

const longest = (labels: readonly string[]): number => Math.max(0, ...labels.map(({ length }) => length))
const widthInCharacters = (width: number): number => Math.floor((width - END_ROOM) / CHARACTER_WIDTH + 0.01)

interface EndsInput {
  readonly input: TimeChartInput
  readonly bands: TimeChartLayout['bands']
  readonly x: (instant: number) => number
  readonly y: (value: number) => number
  readonly room: { readonly gap: number; readonly min: number; readonly max: number }
  /** Characters that a label may have. */
  readonly most: number
}

/** Labels at the ends of the lines and of the threshold, none over another. */
function placeEnds({ input, bands, x, y, room, most }: EndsInput): Pick<TimeChartLayout, 'ends' | 'threshold'> {
  const { series, instants, isStacked, threshold } = input
  const ends = series.flatMap(({ id, name, values, endLabel }, place) => {
    const last = lastMeasured(values)
    const instant = instants[last]
    if (instant === undefined) return []
    const band = bands[place]
    const value = isStacked ? ((band?.low[last] ?? 0) + (band?.high[last] ?? 0)) / 2 : values[last]!
    return [{ id, label: shorten(endLabel ?? name, most), x: x(instant), y: y(value) }]
  })
  const limit = threshold === undefined ? [] : [y(threshold.value)]
  const places = spreadLabels([...ends.map((end) => end.y), ...limit], room)
  return {
    ends: ends.map((end, index) => ({ ...end, labelY: places[index]! })),
    threshold:
      threshold === undefined
        ? undefined
        : { y: limit[0]!, labelY: places.at(-1)!, label: shorten(threshold.label, most) },
  }
}

const shorten = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1))}…`
