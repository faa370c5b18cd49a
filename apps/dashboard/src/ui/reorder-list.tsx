import { GripVertical } from 'lucide-react'
import {
  useLayoutEffect,
  useRef,
  useState,
  type HTMLAttributes,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { cx } from './cx.ts'
import { announce } from './live-region.tsx'
import { dropIndex, roomShift } from './reorder.ts'

/** What an item is given to be moved by. */
export interface ReorderItem {
  readonly index: number
  readonly isDragged: boolean
  /** A grip for the pointer; also takes Alt with an arrow key. `null` when there is nothing to reorder. */
  readonly handle: ReactNode
  /** For buttons: moving must also be possible without dragging. `undefined` at the ends. */
  readonly moveUp: (() => void) | undefined
  readonly moveDown: (() => void) | undefined
}

export interface ReorderListProps<Item> {
  readonly label: string
  readonly items: readonly Item[]
  readonly itemId: (item: Item) => string
  /** For the name of the grip and for announcements: "rule 2, beta testers". */
  readonly itemName: (item: Item) => string
  /** `to` is the index after the move: `moveItem` of `reorder.ts` makes the new list. */
  readonly onMove: (from: number, to: number) => void
  readonly renderItem: (item: Item, control: ReorderItem) => ReactNode
  readonly isDisabled?: boolean | undefined
  /** Space between items in px. @default 8 */
  readonly gap?: number | undefined
}

interface Drag {
  readonly from: number
  readonly to: number
  readonly by: number
  readonly room: number
}

/** A list whose order is edited: by dragging, with Alt and arrow keys, and with buttons. */
export function ReorderList<Item>(props: ReorderListProps<Item>) {
  const { label, items, itemId, itemName, renderItem, isDisabled = false, gap = 8 } = props
  const list = useRef<HTMLOListElement>(null)
  const move = useMove(props, list)
  const { drag, handlersOf } = useDrag({ list, gap, onDrop: move })
  const isFixed = isDisabled || items.length < 2
  return (
    <ol ref={list} aria-label={label} className="flex flex-col" style={{ gap }}>
      {items.map((item, index) => {
        const isDragged = drag?.from === index
        const handle = isFixed ? null : <Handle name={itemName(item)} {...handlersOf(index)} />
        return (
          <li
            key={itemId(item)}
            className={cx(
              'relative',
              isDragged ? 'z-10' : drag !== null && 'motion-safe:transition-transform motion-safe:duration-120',
            )}
            style={
              drag === null ? undefined : { transform: `translateY(${isDragged ? drag.by : roomShift(index, drag)}px)` }
            }
            onKeyDown={(event) => {
              const by = isFixed ? null : stepOf(event)
              if (by === null) return
              event.preventDefault()
              event.stopPropagation()
              move(index, index + by)
            }}
          >
            {renderItem(item, {
              index,
              isDragged,
              handle,
              moveUp: isFixed || index === 0 ? undefined : () => move(index, index - 1),
              moveDown: isFixed || index === items.length - 1 ? undefined : () => move(index, index + 1),
            })}
          </li>
        )
      })}
    </ol>
  )
}

function Handle({ name, ...handlers }: { readonly name: string } & HTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="button"
      aria-label={`Move ${name}`}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      title="Drag, or press Alt with ↑ or ↓"
      className="flex h-7 w-6 shrink-0 cursor-grab touch-none items-center justify-center rounded-md text-t3 hover:bg-sub hover:text-t1 active:cursor-grabbing"
      {...handlers}
    >
      <GripVertical aria-hidden size={14} />
    </button>
  )
}

/** Alt with an arrow moves; in text fields those keys belong to the text. */
function stepOf(event: KeyboardEvent): 1 | -1 | null {
  if (!event.altKey || (event.target as Element).matches('input, textarea, select, [contenteditable]')) return null
  if (event.key === 'ArrowUp') return -1
  return event.key === 'ArrowDown' ? 1 : null
}

/** Moves, says so, and keeps the focus on what had it: a moved element loses it. */
function useMove<Item>({ items, itemName, onMove }: ReorderListProps<Item>, list: RefObject<HTMLOListElement | null>) {
  const focused = useRef<HTMLElement | null>(null)
  // The document is in the new order only now.
  useLayoutEffect(() => {
    focused.current?.focus()
    focused.current = null
  }, [items])
  return (from: number, to: number): void => {
    const item = items[from]
    if (item === undefined || from === to || to < 0 || to >= items.length) return
    const active = document.activeElement
    focused.current = active instanceof HTMLElement && list.current?.contains(active) === true ? active : null
    onMove(from, to)
    announce(`Moved ${itemName(item)} to place ${to + 1} of ${items.length}`)
  }
}

interface DragOptions {
  readonly list: RefObject<HTMLOListElement | null>
  readonly gap: number
  readonly onDrop: (from: number, to: number) => void
}

const EDGE_PX = 48
const EDGE_SCROLL_PX = 12

function useDrag({ list, gap, onDrop }: DragOptions) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const begin = useRef({ y: 0, scrollTop: 0, scroller: null as Element | null })
  const extents = useRef<readonly { top: number; height: number }[]>([])
  const follow = (event: PointerEvent): void => {
    if (drag === null) return
    const { y, scrollTop, scroller } = begin.current
    scrollNearEdge(scroller, event.clientY)
    const by = event.clientY - y + (scroller?.scrollTop ?? 0) - scrollTop
    setDrag({ ...drag, by, to: dropIndex(extents.current, drag.from, by) })
  }
  const handlersOf = (index: number): HTMLAttributes<HTMLButtonElement> => ({
    onPointerDown(event) {
      if (event.button !== 0 || list.current === null) return
      event.currentTarget.setPointerCapture(event.pointerId)
      extents.current = [...list.current.children].map((child) => {
        const { top, height } = child.getBoundingClientRect()
        return { top, height }
      })
      const scroller = scrollerOf(list.current)
      begin.current = { y: event.clientY, scrollTop: scroller?.scrollTop ?? 0, scroller }
      setDrag({ from: index, to: index, by: 0, room: extents.current[index]!.height + gap })
    },
    onPointerMove: follow,
    onPointerUp() {
      setDrag(null)
      if (drag !== null) onDrop(drag.from, drag.to)
    },
    onPointerCancel: () => setDrag(null),
    onKeyDown(event) {
      if (event.key !== 'Escape' || drag === null) return
      event.stopPropagation()
      setDrag(null)
    },
  })
  return { drag, handlersOf }
}

function scrollerOf(element: Element): Element | null {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement)
    if (parent.scrollHeight > parent.clientHeight && /auto|scroll/.test(getComputedStyle(parent).overflowY))
      return parent
  return document.scrollingElement
}

function scrollNearEdge(scroller: Element | null, y: number): void {
  if (scroller === null) return
  const { top, bottom } =
    scroller === document.scrollingElement ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect()
  if (y < top + EDGE_PX) scroller.scrollTop -= EDGE_SCROLL_PX
  else if (y > bottom - EDGE_PX) scroller.scrollTop += EDGE_SCROLL_PX
}
