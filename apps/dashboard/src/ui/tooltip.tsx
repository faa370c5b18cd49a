import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'

// One tooltip serves all triggers: a table of thousands of cells pays for one.
const handle = Tooltip.createHandle<ReactNode>()

export interface TipProps {
  /** What is said. It must be found elsewhere too: touch has no tooltips. */
  readonly content: ReactNode
  /** The element that has the tip; it takes a ref and event handlers. */
  readonly children: ReactElement
}

/** Explains its child on hover and on focus. */
export function Tip({ content, children }: TipProps) {
  return <Tooltip.Trigger handle={handle} payload={content} delay={350} render={children} />
}

/** Shows the tip of whichever trigger is used. Stands once on the page. */
export function TipHost() {
  return (
    <Tooltip.Root handle={handle}>
      {({ payload }) => (
        <Tooltip.Portal>
          <Tooltip.Positioner sideOffset={6} collisionPadding={8} className="z-70">
            <Tooltip.Popup className="max-w-80 rounded-lg bg-raise px-2.5 py-1.5 text-xs text-t1 shadow-pop transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
              {payload}
            </Tooltip.Popup>
          </Tooltip.Positioner>
        </Tooltip.Portal>
      )}
    </Tooltip.Root>
  )
}
