import type * as PopoverParts from './popover-parts.tsx'
import { Suspense, use, type ReactElement, type ReactNode } from 'react'
import {
  createFloatingHandle,
  floatingTrigger,
  SharedTrigger,
  useAnchor,
  useOpenedAt,
  type FloatingHandle,
} from './floating.tsx'

// What draws a popover is loaded when somebody goes for its button.

type Parts = typeof PopoverParts

let loading: Promise<Parts> | undefined
const load = (): Promise<Parts> => (loading ??= import('./popover-parts.tsx'))
const prepare = (): void => void load()

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
  const [anchor, setAnchor] = useAnchor()
  return (
    <>
      {floatingTrigger(trigger, { opens: 'dialog', isOpen: anchor !== null, onOpen: setAnchor, prepare })}
      {anchor === null ? null : (
        <OpenedPopover
          anchor={anchor}
          label={label}
          align={align}
          className={className}
          onClose={() => setAnchor(null)}
        >
          {children}
        </OpenedPopover>
      )}
    </>
  )
}

/** Connects the triggers in the rows of a table with one popover. Make it once, outside of components. */
export const createPopoverHandle = createFloatingHandle
export type PopoverHandle<Row> = FloatingHandle<Row>

interface SharedPopoverTriggerProps<Row> {
  readonly handle: PopoverHandle<Row>
  readonly row: Row
  readonly trigger: ReactElement
}

/** A button in a row that opens the table's popover for that row. */
export function SharedPopoverTrigger<Row>(props: SharedPopoverTriggerProps<Row>) {
  return <SharedTrigger {...props} opens="dialog" prepare={prepare} />
}

export interface SharedPopoverProps<Row> {
  readonly handle: PopoverHandle<Row>
  readonly label: string
  readonly children: (row: Row) => ReactNode
  readonly className?: string
}

/** The one popover of a table. */
export function SharedPopover<Row>({ handle, label, children, className }: SharedPopoverProps<Row>) {
  const opened = useOpenedAt(handle)
  if (opened === null) return null
  return (
    <OpenedPopover
      anchor={opened.anchor}
      label={label}
      align="start"
      className={className}
      onClose={() => handle.write(null)}
    >
      {children(opened.row)}
    </OpenedPopover>
  )
}

/** Closes the popover that it stands in when it is pressed. */
export function PopoverClose(props: Parameters<Parts['PopoverClose']>[0]) {
  const Loaded = use(load()).PopoverClose
  return <Loaded {...props} />
}

type OpenedPopoverProps = Parameters<Parts['AnchoredPopover']>[0]

function OpenedPopover(props: OpenedPopoverProps) {
  return (
    <Suspense>
      <LoadedPopover {...props} />
    </Suspense>
  )
}

function LoadedPopover(props: OpenedPopoverProps) {
  const { AnchoredPopover } = use(load())
  return <AnchoredPopover {...props} />
}
