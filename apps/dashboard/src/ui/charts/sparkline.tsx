export interface SparklineProps {
  readonly values: readonly number[]
  /** Said to screen readers; without it the line is decoration beside a number. */
  readonly label?: string | undefined
  /** @default 62 */
  readonly width?: number | undefined
  /** @default 18 */
  readonly height?: number | undefined
  /** Any CSS colour. @default var(--runf) */
  readonly color?: string | undefined
}

/** The course of a number in the space of a word. Costs one path: fit for thousands of rows. */
export function Sparkline({ values, label, width = 62, height = 18, color = 'var(--runf)' }: SparklineProps) {
  const top = Math.max(...values)
  const isFlat = values.length === 0 || top <= 0
  const line = isFlat ? `M1 ${height - 1.5}H${width - 1}` : sparkPath(values, { top, width, height })
  return (
    <svg
      width={width}
      height={height}
      className="block shrink-0"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {isFlat ? null : <path d={`${line}V${height}H1Z`} fill={color} opacity={0.14} />}
      <path
        d={line}
        fill="none"
        stroke={isFlat ? 'var(--line2)' : color}
        strokeWidth={1.3}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  )
}

function sparkPath(values: readonly number[], { top, width, height }: { top: number; width: number; height: number }) {
  const step = values.length === 1 ? 0 : (width - 2) / (values.length - 1)
  const room = height - 3
  const points = values.map((value, index) => `${round(1 + index * step)} ${round(1.5 + room * (1 - value / top))}`)
  return values.length === 1 ? `M${points[0]}H${width - 1}` : `M${points.join('L')}`
}

const round = (value: number): number => Math.round(value * 10) / 10
