import { Menu as BaseMenu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Kbd } from './kbd.tsx'

/** A menu that stands at an element and is open until it closes. */
export interface AnchoredMenuProps {
  readonly anchor: Element
  readonly label: string
  readonly align: 'start' | 'end'
  readonly onClose: () => void
  readonly children: ReactNode
}

export function AnchoredMenu({ anchor, label, align, onClose, children }: AnchoredMenuProps) {
  return (
    <BaseMenu.Root
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <MenuPopup anchor={anchor} label={label} align={align}>
        {children}
      </MenuPopup>
    </BaseMenu.Root>
  )
}

type MenuPopupProps = Omit<AnchoredMenuProps, 'onClose'>

function MenuPopup({ anchor, label, align, children }: MenuPopupProps) {
  return (
    <BaseMenu.Portal>
      <BaseMenu.Positioner
        anchor={anchor}
        sideOffset={4}
        align={align}
        collisionPadding={8}
        className="z-60 outline-none"
      >
        <BaseMenu.Popup
          aria-label={label}
          finalFocus={() => (anchor instanceof HTMLElement ? anchor : null)}
          className="max-h-[min(70vh,var(--available-height))] max-w-80 min-w-44 overflow-y-auto rounded-lg bg-raise p-1 text-sm shadow-pop outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          {children}
        </BaseMenu.Popup>
      </BaseMenu.Positioner>
    </BaseMenu.Portal>
  )
}

const ITEM =
  'flex min-h-7 cursor-default items-center gap-2 rounded-md px-2 py-1 pointer-coarse:min-h-10 outline-none select-none data-disabled:text-t3 data-highlighted:bg-sub'

export interface MenuItemProps {
  readonly onClick: () => void
  readonly children: ReactNode
  /** A shortcut that does the same. */
  readonly keys?: string
  /** It destroys or stops something. @default false */
  readonly isDanger?: boolean
  /** Why it cannot be chosen now: said under the item. */
  readonly disabledReason?: string | null
}

export function MenuItem({ onClick, children, keys, isDanger = false, disabledReason }: MenuItemProps) {
  const reason = disabledReason ?? null
  return (
    <BaseMenu.Item
      onClick={onClick}
      disabled={reason !== null}
      className={cx(ITEM, isDanger && reason === null && 'text-bad')}
    >
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex min-w-0 items-center gap-2">{children}</span>
        {reason === null ? null : <span className="text-2xs text-t3">{reason}</span>}
      </span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </BaseMenu.Item>
  )
}

/** An item that goes somewhere: give the link as `render`. */
export function MenuLinkItem({ render, children }: { render: ReactElement; children: ReactNode }) {
  return (
    <BaseMenu.LinkItem render={render} closeOnClick className={ITEM}>
      {children}
    </BaseMenu.LinkItem>
  )
}

export interface MenuCheckItemProps {
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly children: ReactNode
}

/** An item that is on or off. The menu stays open. */
export function MenuCheckItem({ isChecked, onChange, children }: MenuCheckItemProps) {
  return (
    <BaseMenu.CheckboxItem checked={isChecked} onCheckedChange={(checked) => onChange(checked)} className={ITEM}>
      <CheckPlace />
      {children}
    </BaseMenu.CheckboxItem>
  )
}

function CheckPlace() {
  return (
    <span className="flex size-4 shrink-0 items-center justify-center">
      <BaseMenu.CheckboxItemIndicator>
        <Check size={13} aria-hidden />
      </BaseMenu.CheckboxItemIndicator>
    </span>
  )
}

/** Items that belong together, under a name. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <BaseMenu.Group>
      <BaseMenu.GroupLabel className="px-2 pt-1.5 pb-0.5 text-2xs font-medium text-t3">{label}</BaseMenu.GroupLabel>
      {children}
    </BaseMenu.Group>
  )
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="my-1 h-px bg-line" />
}
