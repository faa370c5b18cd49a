import { Trash2 } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { formatCount } from '../../lib/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'

const ROW_PX = 32
const MAX_ROWS_SHOWN = 11
/** Fewer are overlooked at a glance. */
const SEARCH_FROM = 8

export interface KeyListProps {
  readonly label: string
  readonly keys: readonly string[]
  /** What is saved: others are marked as new. */
  readonly savedKeys: readonly string[]
  readonly refusal: string | null
  readonly onRemove: (keys: readonly string[]) => void
  readonly onAdd: () => void
}

/** Keys of contexts, any number of them. */
export function KeyList({ label, keys, savedKeys, refusal, onRemove, onAdd }: KeyListProps) {
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(search.trim().toLowerCase())
  const saved = useMemo(() => new Set(savedKeys), [savedKeys])
  const found = useMemo(
    () => (wanted === '' ? keys : keys.filter((key) => key.toLowerCase().includes(wanted))),
    [keys, wanted],
  )
  if (keys.length === 0) {
    return (
      <p className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-3 text-xs text-t2">
        Nobody is listed here.
        <Button disabledReason={refusal} onClick={onAdd} className="text-accent!">
          Add or paste keys
        </Button>
      </p>
    )
  }
  return (
    <div className="flex flex-col border-t border-line">
      {keys.length < SEARCH_FROM ? null : (
        <div className="flex flex-wrap items-center gap-2 px-4 py-2">
          <SearchBox
            label={`Search ${label.toLowerCase()}`}
            placeholder={`Search ${formatCount(keys.length)} keys`}
            text={search}
            onChange={(text = '') => setSearch(text)}
          />
          <span role="status" className="num text-xs text-t3">
            {wanted === '' ? null : `${formatCount(found.length)} of ${formatCount(keys.length)}`}
          </span>
          {wanted === '' || found.length === 0 ? null : (
            <Button className="ms-auto" disabledReason={refusal} onClick={() => onRemove(found)}>
              Remove {found.length === 1 ? 'the one found' : `these ${formatCount(found.length)}`}
            </Button>
          )}
        </div>
      )}
      {found.length === 0 ? (
        <p className="border-t border-line px-4 py-3 text-xs text-t2">No listed key has “{search.trim()}” in it.</p>
      ) : (
        <Rows {...{ label, refusal, onRemove, saved }} keys={found} />
      )}
    </div>
  )
}

interface RowsProps extends Pick<KeyListProps, 'label' | 'keys' | 'refusal' | 'onRemove'> {
  readonly saved: ReadonlySet<string>
}

function Rows({ label, keys, saved, refusal, onRemove }: RowsProps) {
  return (
    <div
      className="border-t border-line first:border-t-0"
      style={{ height: Math.min(keys.length, MAX_ROWS_SHOWN) * ROW_PX + 1 }}
    >
      <VirtualList
        label={label}
        items={keys}
        itemId={(key) => key}
        estimatedHeight={ROW_PX}
        className="h-full rounded-b-[10px]"
        renderItem={(key) => (
          <div className="flex h-8 items-center gap-2 border-b border-line ps-4 pe-2">
            <span className="mono min-w-0 flex-1 truncate text-xs" dir="auto">
              {key}
            </span>
            {saved.has(key) ? null : <Badge tone="accent">new</Badge>}
            <IconButton label={`Remove ${key}`} disabledReason={refusal} onClick={() => onRemove([key])}>
              <Trash2 size={13} aria-hidden />
            </IconButton>
          </div>
        )}
      />
    </div>
  )
}
