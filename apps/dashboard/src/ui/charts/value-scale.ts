import { scaleLinear } from 'd3-scale'

export interface ValueScale {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
}

export interface ValueScaleOptions {
  /** Everything that must be seen; `null` and `undefined` are gaps. */
  readonly values: Iterable<number | null | undefined>
  /** No more ticks than about this. */
  readonly most: number
  /** Whether 0 belongs to the picture: true for counts, false for differences. @default true */
  readonly fromZero?: boolean | undefined
}

/** Round bounds around the values, and round ticks in them. */
export function valueScale({ values, most, fromZero = true }: ValueScaleOptions): ValueScale {
  let low = fromZero ? 0 : Number.POSITIVE_INFINITY
  let high = fromZero ? 0 : Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value === null || value === undefined || !Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  if (low > high) return valueScale({ values: [0, 1], most })
  if (low === high) {
    high = low === 0 ? 1 : low + Math.abs(low)
    if (!fromZero) low -= Math.abs(low)
  }
  const scale = scaleLinear([low, high], [0, 1]).nice(most)
  const [niceLow, niceHigh] = scale.domain() as [number, number]
  return { low: niceLow, high: niceHigh, ticks: scale.ticks(most) }
}
