import { Popover as BasePopover } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'

/** A panel that stands at an element and is open until it closes. */
export interface AnchoredPopoverProps {
  readonly anchor: Element
  readonly label: string
  readonly align: 'start' | 'end' | 'center'
  readonly onClose: () => void
  readonly children: ReactNode
  readonly className?: string | undefined
}

export function AnchoredPopover({ onClose, ...popup }: AnchoredPopoverProps) {
  return (
    <BasePopover.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <PopoverPopup {...popup} />
    </BasePopover.Root>
  )
}

/** Closes the popover that it stands in when it is pressed. */
export function PopoverClose({ render }: { render: ReactElement }) {
  return <BasePopover.Close render={render} />
}

function PopoverPopup({ anchor, label, align, children, className }: Omit<AnchoredPopoverProps, 'onClose'>) {
  return (
    <BasePopover.Portal>
      <BasePopover.Positioner anchor={anchor} sideOffset={4} align={align} collisionPadding={8} className="z-60">
        <BasePopover.Popup
          aria-label={label}
          finalFocus={() => (anchor instanceof HTMLElement ? anchor : null)}
          className={cx(
            'max-h-[min(70vh,var(--available-height))] max-w-[min(420px,calc(100vw-16px))] overflow-y-auto rounded-lg bg-raise p-3 text-sm shadow-pop outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0',
            className,
          )}
        >
          {children}
        </BasePopover.Popup>
      </BasePopover.Positioner>
    </BasePopover.Portal>
  )
}
