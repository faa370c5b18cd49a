import { clsx } from 'clsx'
import type { DataGridProps } from './data-grid.tsx'
import { appearLate } from './data-grid-flash.ts'
import { VirtualList } from './virtual-list.tsx'

const DEFAULT_CARD_HEIGHT = 92
const SKELETON_CARDS = 6

/** Rows as cards, where there is no room for columns. */
export function CardList<Row>(props: DataGridProps<Row>) {
  const { label, rows, rowId, renderCard, cardHeight = DEFAULT_CARD_HEIGHT, total, onNeedMore, isBusy } = props
  const frame = clsx('rounded-[10px] border border-line bg-panel', props.className)
  if (rows.length === 0)
    return (
      <div ref={appearLate} aria-busy className={clsx(frame, 'divide-y divide-line overflow-hidden')}>
        {Array.from({ length: SKELETON_CARDS }, (_, card) => (
          <div key={card} className="flex flex-col justify-center gap-2 px-3" style={{ height: cardHeight }}>
            <span className="block h-2.5 w-3/5 rounded bg-sub" />
            <span className="block h-2.5 w-2/5 rounded bg-sub" />
          </div>
        ))}
      </div>
    )
  return (
    <VirtualList
      label={label}
      items={rows}
      itemId={rowId}
      renderItem={(row) => <div className="border-b border-line">{renderCard?.(row)}</div>}
      estimatedHeight={cardHeight}
      total={total}
      onNeedMore={onNeedMore}
      isBusy={isBusy}
      className={clsx(frame, 'h-full')}
    />
  )
}
