import { Trash2 } from 'lucide-react'
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import { IconButton, Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { formatCount } from '../format.ts'
import { PasteValues, usePastedValues } from './paste-values.tsx'

export interface ValueListDrawerProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  /** One of them and several: "key", "value". */
  readonly noun: string
  readonly values: readonly string[]
  readonly onAdd: (values: readonly string[]) => void
  readonly onRemove: (value: string) => void
  readonly advice?: ReactNode
  readonly disabledReason?: string | null
}

/** A list of values of any length: search, remove, paste, read from a file. */
export function ValueListDrawer(props: ValueListDrawerProps) {
  const { isOpen, onClose, title, noun, values, onAdd, onRemove, advice, disabledReason = null } = props
  const [search, setSearch] = useState('')
  const pasted = usePastedValues(values)
  const wanted = useDeferredValue(search.trim().toLowerCase())
  const found = useMemo(
    () => (wanted === '' ? values : values.filter((value) => value.toLowerCase().includes(wanted))),
    [values, wanted],
  )
  const { added } = pasted.merged
  const leave = (): void => {
    pasted.begin('')
    onClose()
  }
  return (
    <Drawer
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      note={`${formatCount(values.length)} ${noun}${values.length === 1 ? '' : 's'}`}
      footer={
        <DrawerButtons
          noun={noun}
          addedCount={added.length}
          disabledReason={disabledReason}
          onAdd={() => {
            onAdd(added)
            leave()
          }}
          onLeave={leave}
        />
      }
    >
      <div className="flex h-full min-h-120 flex-col gap-3 p-4">
        {advice}
        <TextField
          label={`Search ${noun}s`}
          isLabelHidden
          value={search}
          onChange={setSearch}
          placeholder={`Search ${formatCount(values.length)} ${noun}s`}
        />
        <VirtualList
          label={title}
          items={found}
          itemId={(value) => value}
          estimatedHeight={32}
          className="min-h-40 flex-1 rounded-md border border-line"
          renderItem={(value) => (
            <div className="flex h-8 items-center gap-2 border-b border-line ps-2.5">
              <span className="mono min-w-0 flex-1 truncate text-xs">{value}</span>
              <IconButton label={`Remove ${value}`} disabledReason={disabledReason} onClick={() => onRemove(value)}>
                <Trash2 size={13} aria-hidden />
              </IconButton>
            </div>
          )}
        />
        {found.length === 0 ? <p className="text-xs text-t3">Nothing matches.</p> : null}
        <PasteValues noun={noun} pasted={pasted} disabledReason={disabledReason} />
      </div>
    </Drawer>
  )
}

interface DrawerButtonsProps {
  readonly noun: string
  readonly addedCount: number
  readonly disabledReason: string | null
  readonly onAdd: () => void
  readonly onLeave: () => void
}

/** While there is something to add, the one way on adds it. */
function DrawerButtons({ noun, addedCount, disabledReason, onAdd, onLeave }: DrawerButtonsProps) {
  if (addedCount === 0) {
    return (
      <Button variant="primary" onClick={onLeave}>
        Done
      </Button>
    )
  }
  return (
    <>
      <Button onClick={onLeave}>Cancel</Button>
      <Button variant="primary" disabledReason={disabledReason} onClick={onAdd}>
        Add {formatCount(addedCount)} {addedCount === 1 ? noun : `${noun}s`}
      </Button>
    </>
  )
}
