import { useState } from 'react'
import { MAX_COLUMN_WIDTH, MIN_COLUMN_WIDTH, type ColumnResizing } from './data-grid-widths.ts'
import { Tip } from './tooltip.tsx'

interface ColumnEdgeProps {
  readonly id: string
  readonly label: string
  readonly resizing: ColumnResizing
}

/** The edge of a column, to make it wider or narrower. All edges are one stop of the Tab key. */
export function ColumnEdge({ id, label, resizing }: ColumnEdgeProps) {
  const [width, setWidth] = useState(MIN_COLUMN_WIDTH)
  const measure = (): void => setWidth(resizing.measure(id))
  return (
    <Tip content="← → changes the width, ↑ ↓ goes to another column, Enter takes the width back.">
      <span
        role="separator"
        aria-orientation="vertical"
        aria-label={`Width of ${label}`}
        aria-valuenow={width}
        aria-valuemin={MIN_COLUMN_WIDTH}
        aria-valuemax={MAX_COLUMN_WIDTH}
        aria-valuetext={`${width} pixels`}
        tabIndex={resizing.stop === id ? 0 : -1}
        className="group/edge absolute inset-y-0 -end-1.5 z-[2] flex w-3 cursor-col-resize touch-none justify-center"
        onFocus={() => {
          resizing.onFocus(id)
          measure()
        }}
        onPointerDown={(event) => resizing.onPointerDown(event, id)}
        onPointerMove={resizing.onPointerMove}
        onPointerUp={(event) => {
          resizing.onPointerUp(event)
          measure()
        }}
        onPointerCancel={resizing.cancel}
        onDoubleClick={() => resizing.reset(id)}
        onKeyDown={(event) => resizing.onKeyDown(event, id)}
        onKeyUp={measure}
      >
        <i aria-hidden className="my-2 w-px bg-line group-hover/edge:bg-accent group-focus/edge:bg-accent" />
      </span>
    </Tip>
  )
}
