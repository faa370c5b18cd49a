import { useMemo, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { formatCount } from '../../../lib/format.ts'
import type { Editing } from './editing.ts'
import { ReachNote } from './reach-note.tsx'
import { RowFrame } from './row-frame.tsx'
import { countTargets, isSameList, type TargetList } from './target-edits.ts'
import { NewTargetList } from './new-target-list.tsx'
import { TargetListLine } from './target-list-line.tsx'

/** Contexts that get a variation by their key, before any rule. */
export function TargetsRow({ editing }: { editing: Editing }) {
  const { draft, reach, refusal } = editing
  const { targets } = draft.current.configuration
  const [isAdding, setIsAdding] = useState(false)
  const [begun, setBegun] = useState<TargetList | null>(null)
  const lists = useMemo(() => {
    const present: readonly TargetList[] = targets
    return begun === null || present.some((list) => isSameList(list, begun)) ? present : [...present, begun]
  }, [targets, begun])
  const count = countTargets(targets)
  const add = (
    <Button disabledReason={refusal} onClick={() => setIsAdding(true)}>
      Add
    </Button>
  )
  const isEmpty = lists.length === 0 && !isAdding
  return (
    <RowFrame
      title="Individual targets"
      note={count === 0 ? undefined : `${formatCount(count)} ${count === 1 ? 'key' : 'keys'}`}
      isEdited={targets !== draft.base.configuration.targets}
      isQuiet={isEmpty}
      reach={isEmpty ? null : <ReachNote reach={reach} place="targets" />}
      actions={add}
    >
      {isEmpty ? <p className="text-xs text-t3">None: nobody gets a variation by their key.</p> : null}
      <div className="flex flex-col gap-3">
        {lists.map((list) => (
          <TargetListLine
            key={`${list.contextKind} ${list.variationId}`}
            list={list}
            isBegun={begun !== null && isSameList(list, begun)}
            editing={editing}
          />
        ))}
      </div>
      {isAdding ? (
        <NewTargetList
          editing={editing}
          onChoose={(list) => {
            setBegun(list)
            setIsAdding(false)
          }}
          onCancel={() => setIsAdding(false)}
        />
      ) : null}
    </RowFrame>
  )
}
