import { MARK_SHAPES, type Band, type MarkShape, type Values } from './chart-paths.ts'

/** One line of a chart. Colour, dash and shape differ for each, so that colour is never the only difference. */
export interface Series {
  readonly id: string
  readonly name: string
  /** One for each instant of the chart; `null` where nothing was measured. */
  readonly values: Values
  /** Any CSS colour. @default that of the variation with the same place */
  readonly color?: string | undefined
  /** SVG dash array. @default one for each place */
  readonly dash?: string | undefined
  readonly shape?: MarkShape | undefined
  /** How uncertain the values are. */
  readonly band?: Band | undefined
  /** At the end of the line. @default the name */
  readonly endLabel?: string | undefined
}

export interface StyledSeries extends Series {
  readonly color: string
  readonly shape: MarkShape
}

const COLORS = ['var(--v1)', 'var(--v2)', 'var(--v3)', 'var(--v4)']
const DASHES = [undefined, '7 3', '2 3', '9 3 2 3']

export function styleSeries(series: readonly Series[]): readonly StyledSeries[] {
  return series.map((one, place) => ({
    ...one,
    color: one.color ?? COLORS[place % COLORS.length]!,
    dash: one.dash ?? DASHES[place % DASHES.length],
    shape: one.shape ?? MARK_SHAPES[place % MARK_SHAPES.length]!,
  }))
}

/** Index of the last value that is one. */
export const lastMeasured = (values: Values): number => values.findLastIndex((value) => value !== null)

interface Wording {
  readonly title: string
  readonly span: string
  readonly formatValue: (value: number) => string
}

/** A chart as one sentence: for each line its last, lowest and highest value. */
export function describeSeries(series: readonly Series[], { title, span, formatValue }: Wording): string {
  const parts = series.map(({ name, values }) => {
    const measured = values.filter((value) => value !== null)
    if (measured.length === 0) return `${name}: nothing measured`
    const [low, high] = [Math.min(...measured), Math.max(...measured)].map(formatValue)
    return `${name}: ${formatValue(measured.at(-1)!)} at the end, between ${low} and ${high}`
  })
  return `${title}, ${span}. ${parts.length === 0 ? 'Nothing measured' : parts.join('; ')}.`
}
