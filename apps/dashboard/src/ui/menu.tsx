import { Menu as BaseMenu } from '@base-ui/react/menu'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'

export interface MenuProps {
  /** A button. */
  readonly trigger: ReactElement
  readonly label: string
  readonly children: ReactNode
}

/** A button that opens a list of things to do. For rows of a table, use one menu with a handle instead. */
export function Menu({ trigger, label, children }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <BaseMenu.Popup
            aria-label={label}
            className="max-h-[min(420px,var(--available-height))] min-w-44 overflow-auto rounded-lg bg-raise p-1 text-sm shadow-pop outline-none"
          >
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}

export interface MenuItemProps {
  readonly onClick: () => void
  readonly isDangerous?: boolean
  readonly disabledReason?: string | null | undefined
  readonly children: ReactNode
}

export function MenuItem({ onClick, isDangerous = false, disabledReason, children }: MenuItemProps) {
  const isOff = typeof disabledReason === 'string'
  return (
    <BaseMenu.Item
      onClick={onClick}
      disabled={isOff}
      title={disabledReason ?? undefined}
      className={cx(
        'flex min-h-7 cursor-default items-center gap-2 rounded-md px-2 outline-none select-none data-[disabled]:text-t3 data-[highlighted]:bg-sub',
        isDangerous && 'text-bad',
      )}
    >
      {children}
    </BaseMenu.Item>
  )
}
