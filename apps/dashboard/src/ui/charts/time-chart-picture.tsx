import { memo } from 'react'
import { bandPath, linePath, markPath } from './chart-paths.ts'
import type { StyledSeries } from './chart-series.ts'
import type { TimeChartLayout } from './time-chart-layout.ts'

interface PictureProps {
  readonly layout: TimeChartLayout
  readonly width: number
  readonly height: number
  readonly instants: readonly number[]
  readonly series: readonly StyledSeries[]
  readonly markers: readonly { readonly at: number }[]
  readonly isStacked: boolean
  readonly sentence: string
  readonly clipId: string
}

const FONT_SIZE = 10.5

/** What does not change while the crosshair moves. */
export const TimeChartPicture = memo(function TimeChartPicture(props: PictureProps) {
  const { layout, width, height, markers, sentence, clipId } = props
  const { left, right, top, bottom } = layout
  return (
    <svg
      role="img"
      aria-label={sentence}
      width={width}
      height={height}
      className="num block"
      fontSize={FONT_SIZE}
      direction="ltr"
    >
      <clipPath id={clipId}>
        <rect x={left} y={top - 1} width={right - left} height={bottom - top + 2} />
      </clipPath>
      <Axes layout={layout} />
      {markers.map(({ at }, index) => {
        const x = layout.x(at)
        const isInside = x >= left && x <= right
        return isInside ? (
          <line key={index} x1={x} x2={x} y1={top - 6} y2={bottom} stroke="var(--t3)" strokeDasharray="1.5 2.5" />
        ) : null
      })}
      <g clipPath={`url(#${clipId})`}>
        <Lines {...props} />
      </g>
      <Limit layout={layout} />
      <Ends {...props} />
    </svg>
  )
})

function Axes({ layout }: Pick<PictureProps, 'layout'>) {
  const { left, right, bottom, valueTicks, timeTicks } = layout
  return (
    <g fill="var(--t3)">
      {valueTicks.map(({ y, label }) => (
        <g key={label}>
          <line x1={left} x2={right} y1={y} y2={y} stroke="var(--line)" />
          <text x={left - 7} y={y + 3.5} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {timeTicks.map(({ at, x, label, isMajor }) => (
        <g key={at}>
          <line x1={x} x2={x} y1={bottom} y2={bottom + 4} stroke="var(--line2)" />
          <text x={x} y={bottom + 15} textAnchor="middle" {...(isMajor ? { fill: 'var(--t2)', fontWeight: 600 } : {})}>
            {label}
          </text>
        </g>
      ))}
    </g>
  )
}

function Lines({ layout, instants, series, isStacked }: PictureProps) {
  const scales = { x: (index: number) => layout.x(instants[index]!), y: layout.y }
  return (
    <>
      {series.map(({ id, color }, place) => {
        const band = layout.bands[place]
        return band === undefined ? null : (
          <path key={id} d={bandPath(band, scales)} fill={color} opacity={isStacked ? 0.28 : 0.14} />
        )
      })}
      {series.map(({ id, color, dash, values }, place) => (
        <path
          key={id}
          d={linePath(isStacked ? layout.bands[place]!.high : values, scales)}
          fill="none"
          stroke={color}
          strokeWidth={1.7}
          strokeDasharray={dash}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      ))}
    </>
  )
}

function Limit({ layout: { left, right, threshold } }: Pick<PictureProps, 'layout'>) {
  if (threshold === undefined) return null
  return (
    <g>
      <line
        x1={left}
        x2={right}
        y1={threshold.y}
        y2={threshold.y}
        stroke="var(--badf)"
        strokeDasharray="4 3"
        strokeWidth={1.2}
      />
      <text x={right + 14} y={threshold.labelY + 3.5} fill="var(--bad)">
        {threshold.label}
      </text>
    </g>
  )
}

function Ends({ layout, series }: PictureProps) {
  const styles = new Map(series.map((one) => [one.id, one]))
  return layout.ends.map(({ id, label, x, y, labelY }) => {
    const { color, shape } = styles.get(id)!
    return (
      <g key={id}>
        <path d={markPath(shape)} transform={`translate(${x},${y})`} fill={color} />
        {Math.abs(labelY - y) < 4 ? null : (
          <path d={`M${x + 4},${y}L${layout.right + 11},${labelY}`} stroke={color} fill="none" opacity={0.6} />
        )}
        <text x={layout.right + 14} y={labelY + 3.5} fill="var(--t1)" fontWeight={500}>
          {label}
        </text>
      </g>
    )
  })
}
