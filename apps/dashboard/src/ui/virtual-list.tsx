import { useVirtualizer } from '@tanstack/react-virtual'
import { clsx } from 'clsx'
import { useRef, type ReactNode } from 'react'
import { useNeedMore } from './use-need-more.ts'

export interface VirtualListProps<Item> {
  /** Says what the list holds. */
  readonly label: string
  readonly items: readonly Item[]
  readonly itemId: (item: Item) => string
  readonly renderItem: (item: Item, index: number) => ReactNode
  /** Height of an item in px, as a guess: items are measured. */
  readonly estimatedHeight: number
  /** How many items there are, loaded or not. */
  readonly total?: number | undefined
  /** Called when the end of the loaded items comes near and more exist. */
  readonly onNeedMore?: (() => void) | undefined
  readonly isBusy?: boolean | undefined
  /** Give it a height: the list scrolls inside. */
  readonly className?: string | undefined
}

/** A list of any length: only what is on the screen is in the document. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, itemId, renderItem, estimatedHeight, total, onNeedMore, isBusy, className } = props
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    getItemKey: (index) => itemId(items[index]!),
    overscan: 6,
  })
  const shown = virtualizer.getVirtualItems()
  useNeedMore({ lastShown: shown.at(-1)?.index ?? -1, loaded: items.length, total, onNeedMore })
  return (
    <div ref={scroller} tabIndex={0} role="region" aria-label={label} className={clsx('overflow-auto', className)}>
      <ul aria-label={label} aria-busy={isBusy} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {shown.map(({ index, key, start }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={total ?? (onNeedMore === undefined ? items.length : -1)}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start}px)` }}
          >
            {renderItem(items[index]!, index)}
          </li>
        ))}
      </ul>
    </div>
  )
}
