import { Popover as BasePopover } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'

export interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly label: string
  /** @default 'start' */
  readonly align?: 'start' | 'end' | 'center'
  readonly children: ReactNode
  readonly className?: string
}

/** A small panel at its button. */
export function Popover({ trigger, label, align = 'start', children, className }: PopoverProps) {
  return (
    <BasePopover.Root>
      <BasePopover.Trigger render={trigger} />
      <PopoverPopup label={label} align={align} className={className}>
        {children}
      </PopoverPopup>
    </BasePopover.Root>
  )
}

/** Connects the triggers in the rows of a table with one popover. Make it once, outside of components. */
export const createPopoverHandle = BasePopover.createHandle
export type PopoverHandle<Row> = BasePopover.Handle<Row>

/** A button in a row that opens the table's popover for that row. */
export function SharedPopoverTrigger<Row>({
  handle,
  row,
  trigger,
}: {
  readonly handle: PopoverHandle<Row>
  readonly row: Row
  readonly trigger: ReactElement
}) {
  return <BasePopover.Trigger handle={handle} payload={row} render={trigger} />
}

export interface SharedPopoverProps<Row> {
  readonly handle: PopoverHandle<Row>
  readonly label: string
  readonly children: (row: Row) => ReactNode
  readonly className?: string
}

/** The one popover of a table. */
export function SharedPopover<Row>({ handle, label, children, className }: SharedPopoverProps<Row>) {
  return (
    <BasePopover.Root handle={handle}>
      {({ payload }) => (
        <PopoverPopup label={label} align="start" className={className}>
          {payload === undefined ? null : children(payload)}
        </PopoverPopup>
      )}
    </BasePopover.Root>
  )
}

/** Closes the popover that it stands in when it is pressed. */
export function PopoverClose({ render }: { render: ReactElement }) {
  return <BasePopover.Close render={render} />
}

type PopupProps = Omit<PopoverProps, 'trigger'>

function PopoverPopup({ label, align, children, className }: PopupProps) {
  return (
    <BasePopover.Portal>
      <BasePopover.Positioner sideOffset={4} align={align} collisionPadding={8} className="z-60">
        <BasePopover.Popup
          aria-label={label}
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
