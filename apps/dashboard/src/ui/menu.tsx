import type * as MenuParts from './menu-parts.tsx'
import { Suspense, use, type ReactElement, type ReactNode } from 'react'
import {
  createFloatingHandle,
  floatingTrigger,
  SharedTrigger,
  useAnchor,
  useOpenedAt,
  type FloatingHandle,
} from './floating.tsx'

// What draws a menu is loaded when somebody goes for its button: most visits open few of them.

type Parts = typeof MenuParts

let loading: Promise<Parts> | undefined
const load = (): Promise<Parts> => (loading ??= import('./menu-parts.tsx'))
const prepare = (): void => void load()

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly label: string
  /** `MenuItem`s and their like. */
  readonly children: ReactNode
  /** @default 'start' */
  readonly align?: 'start' | 'end'
}

export function Menu({ trigger, label, children, align = 'start' }: MenuProps) {
  const [anchor, setAnchor] = useAnchor()
  return (
    <>
      {floatingTrigger(trigger, { opens: 'menu', isOpen: anchor !== null, onOpen: setAnchor, prepare })}
      {anchor === null ? null : (
        <OpenedMenu anchor={anchor} label={label} align={align} onClose={() => setAnchor(null)}>
          {children}
        </OpenedMenu>
      )}
    </>
  )
}

/** Connects the triggers in the rows of a table with one menu. Make it once, outside of components. */
export const createMenuHandle = createFloatingHandle
export type MenuHandle<Row> = FloatingHandle<Row>

interface SharedMenuTriggerProps<Row> {
  readonly handle: MenuHandle<Row>
  readonly row: Row
  readonly trigger: ReactElement
}

/** A button in a row that opens the table's menu for that row. */
export function SharedMenuTrigger<Row>(props: SharedMenuTriggerProps<Row>) {
  return <SharedTrigger {...props} opens="menu" prepare={prepare} />
}

export interface SharedMenuProps<Row> {
  readonly handle: MenuHandle<Row>
  readonly label: string
  /** The items for the row whose button was pressed. */
  readonly children: (row: Row) => ReactNode
}

/** The one menu of a table. */
export function SharedMenu<Row>({ handle, label, children }: SharedMenuProps<Row>) {
  const opened = useOpenedAt(handle)
  if (opened === null) return null
  return (
    <OpenedMenu anchor={opened.anchor} label={label} align="end" onClose={() => handle.write(null)}>
      {children(opened.row)}
    </OpenedMenu>
  )
}

type OpenedMenuProps = Parameters<Parts['AnchoredMenu']>[0]

function OpenedMenu(props: OpenedMenuProps) {
  return (
    <Suspense>
      <LoadedMenu {...props} />
    </Suspense>
  )
}

function LoadedMenu(props: OpenedMenuProps) {
  const { AnchoredMenu } = use(load())
  return <AnchoredMenu {...props} />
}

export function MenuItem(props: Parameters<Parts['MenuItem']>[0]) {
  const Loaded = use(load()).MenuItem
  return <Loaded {...props} />
}

/** An item that goes somewhere: give the link as `render`. */
export function MenuLinkItem(props: Parameters<Parts['MenuLinkItem']>[0]) {
  const Loaded = use(load()).MenuLinkItem
  return <Loaded {...props} />
}

/** An item that is on or off. The menu stays open. */
export function MenuCheckItem(props: Parameters<Parts['MenuCheckItem']>[0]) {
  const Loaded = use(load()).MenuCheckItem
  return <Loaded {...props} />
}

/** Items that belong together, under a name. */
export function MenuGroup(props: Parameters<Parts['MenuGroup']>[0]) {
  const Loaded = use(load()).MenuGroup
  return <Loaded {...props} />
}

export function MenuSeparator() {
  const Loaded = use(load()).MenuSeparator
  return <Loaded />
}
