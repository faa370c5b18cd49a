import { useLayoutEffect, useState, type RefObject } from 'react'
import { indexesToDraw, rowsInSight, scrollTopFor, type RowsLayout } from './row-window.ts'

interface RowWindow {
  readonly indexes: readonly number[]
  /** Index of the last row in sight, or nearly; -1 for none. */
  readonly last: number
  scrollTo(index: number): void
}

/** Follows which rows of a scrolled grid are in sight. `kept` stays drawn, as it has the keyboard focus. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  { kept, ...layout }: RowsLayout & { readonly kept: number },
): RowWindow {
  const { count, height, header } = layout
  const [{ first, last }, setRange] = useState(() => rowsInSight(layout, { top: 0, height: 0 }))
  // Scrolling and the size of the window are outside of React.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const look = (): void => {
      const next = rowsInSight({ count, height, header }, viewportOf(element))
      setRange((before) => (before.first === next.first && before.last === next.last ? before : next))
    }
    const resized = new ResizeObserver(look)
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, count, height, header])
  return {
    indexes: indexesToDraw({ first, last: Math.min(last, count - 1) }, { kept, count }),
    last,
    scrollTo(index) {
      const element = scroller.current
      if (element !== null) element.scrollTop = scrollTopFor(index, layout, viewportOf(element))
    },
  }
}

function viewportOf({ scrollTop, clientHeight }: HTMLElement) {
  return { top: scrollTop, height: clientHeight }
}
