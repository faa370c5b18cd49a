import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx'

export interface Bar {
  readonly label: string
  readonly value: number
  /** Any CSS colour. @default var(--runf) */
  readonly color?: string | undefined
}

export interface BarsProps extends Omit<ChartFrameProps, 'table' | 'children'> {
  readonly bars: readonly Bar[]
  readonly formatValue: (value: number) => string
  /** What a bar stands for: the header of the table. */
  readonly labelHeader: string
  readonly valueHeader: string
}

/** Amounts side by side, the longest bar being the greatest. Keep them in an order that says something. */
export function Bars({ bars, formatValue, labelHeader, valueHeader, ...frame }: BarsProps) {
  const top = Math.max(0, ...bars.map(({ value }) => value))
  const sentence = bars.map(({ label, value }) => `${label} ${formatValue(value)}`).join(', ')
  return (
    <ChartFrame
      {...frame}
      table={() => ({ columns: [labelHeader, valueHeader], rows: bars.map(({ label, value }) => [label, value]) })}
    >
      <div
        role="img"
        aria-label={`${frame.title}: ${bars.length === 0 ? 'nothing yet' : sentence}`}
        className="grid grid-cols-[minmax(60px,max-content)_1fr_max-content] items-center gap-x-3 gap-y-1.5 text-xs"
      >
        {bars.map(({ label, value, color = 'var(--runf)' }) => (
          <div key={label} className="col-span-3 grid grid-cols-subgrid items-center">
            <span className="max-w-48 truncate text-t2">{label}</span>
            <span className="h-2.5 rounded-sm bg-sub">
              <i
                className="block h-full rounded-sm"
                style={{ background: color, width: top === 0 ? 0 : `max(2px, ${(100 * value) / top}%)` }}
              />
            </span>
            <span className="num text-end font-medium">{formatValue(value)}</span>
          </div>
        ))}
      </div>
    </ChartFrame>
  )
}
