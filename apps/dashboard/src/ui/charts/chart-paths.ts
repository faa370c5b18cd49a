import { area, line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape'

export type Values = readonly (number | null)[]

/** Lowest and highest of something at each instant. */
export interface Band {
  readonly low: Values
  readonly high: Values
}

interface Scales {
  readonly x: (index: number) => number
  readonly y: (value: number) => number
}

/** A line that breaks where there is no value. A value between two gaps is a dot: a line of no length with round ends. */
export function linePath(values: Values, { x, y }: Scales): string {
  const draw = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => x(index))
    .y((value) => y(value ?? 0))
    .digits(1)
  return draw(values) ?? ''
}

/** The room between two lines. */
export function bandPath({ low, high }: Band, { x, y }: Scales): string {
  const draw = area<number | null>()
    .defined((value, index) => value !== null && high[index] !== null && high[index] !== undefined)
    .x((_, index) => x(index))
    .y0((value) => y(value ?? 0))
    .y1((_, index) => y(high[index] ?? 0))
    .digits(1)
  return draw(low) ?? ''
}

/** Puts series on top of each other, the first at the bottom. Where one has no value it adds nothing. */
export function stackBands(series: readonly Values[]): readonly { readonly low: number[]; readonly high: number[] }[] {
  let top: number[] = (series[0] ?? []).map(() => 0)
  return series.map((values) => {
    const low = top
    const high = values.map((value, index) => (low[index] ?? 0) + (value ?? 0))
    top = high
    return { low, high }
  })
}

export type MarkShape = 'circle' | 'square' | 'diamond' | 'triangle'

export const MARK_SHAPES: readonly MarkShape[] = ['circle', 'square', 'diamond', 'triangle']

const SYMBOLS = {
  circle: symbolCircle,
  square: symbolSquare,
  diamond: symbolDiamond,
  triangle: symbolTriangle,
} as const
const MARK_AREA = 30

const markPaths = Object.fromEntries(
  MARK_SHAPES.map((shape) => [shape, symbol(SYMBOLS[shape], MARK_AREA)() ?? '']),
) as Record<MarkShape, string>

/** The shape that stands for a series, around 0, 0. */
export const markPath = (shape: MarkShape): string => markPaths[shape]
