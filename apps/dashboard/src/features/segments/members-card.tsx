import type { SegmentInstruction } from '@guidon/model'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { formatCount } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { KeysDialog, type KeysEdit } from './keys-dialog.tsx'
import { addKeys, countOf, keysOf, kindsOf, otherList, removeKeys, type MemberList } from './member-keys.ts'
import { KeyList } from './key-list.tsx'
import type { SegmentEditing } from './segment-editing.ts'

/** Who is in by name, and who is out by name. */
export function MembersCard({ editing }: { editing: SegmentEditing }) {
  const { draft, saved, edit, refusal, world } = editing
  const [list, setList] = useState<MemberList>('included')
  const [chosenKind, setKind] = useState<string | null>(null)
  const [isAdding, setIsAdding] = useState(false)
  const kinds = kindsOf(draft.current, list, world.kinds)
  const contextKind = chosenKind ?? firstKind(kinds)
  const keys = keysOf(draft.current, list, contextKind)
  return (
    <Card
      title="Members"
      note={list === 'included' ? 'keys that are in, whatever the rules say' : 'keys that rules do not let in'}
      isPadded={false}
      actions={
        <Button variant="line" disabledReason={refusal} onClick={() => setIsAdding(true)}>
          <UserPlus size={13} aria-hidden />
          Add keys
        </Button>
      }
    >
      <div className="flex flex-wrap items-center gap-2 px-4 py-2.5">
        <Segmented
          label="List"
          value={list}
          onChange={setList}
          segments={[
            { value: 'included', label: `Included ${formatCount(countOf(draft.current, 'included'))}` },
            { value: 'excluded', label: `Excluded ${formatCount(countOf(draft.current, 'excluded'))}` },
          ]}
        />
        {kinds.length < 2 ? null : (
          <Segmented
            label="Kind of context"
            value={contextKind}
            onChange={setKind}
            segments={kinds.map((kind) => ({
              value: kind.contextKind,
              label: `${kind.contextKind} ${formatCount(kind.count)}`,
            }))}
            className="max-w-full overflow-x-auto"
          />
        )}
      </div>
      <KeyList
        key={`${list} ${contextKind}`}
        label={`${list === 'included' ? 'Included' : 'Excluded'} keys of kind ${contextKind}`}
        keys={keys}
        savedKeys={keysOf(saved.definition, list, contextKind)}
        refusal={refusal}
        onRemove={(values) => edit(removeKeys(list, { contextKind, values }))}
        onAdd={() => setIsAdding(true)}
      />
      {isAdding ? (
        <KeysDialog
          segment={draft.current}
          list={list}
          contextKind={contextKind}
          kinds={world.kinds}
          onClose={() => setIsAdding(false)}
          onEdit={(change) => {
            edit(...editsOf(change))
            setList(change.list)
            setKind(change.contextKind)
            setIsAdding(false)
          }}
        />
      ) : null}
    </Card>
  )
}

function editsOf({ list, contextKind, added, removed, moved }: KeysEdit): readonly SegmentInstruction[] {
  return [
    ...(moved.length === 0 ? [] : [removeKeys(otherList(list), { contextKind, values: moved })]),
    ...(removed.length === 0 ? [] : [removeKeys(list, { contextKind, values: removed })]),
    ...(added.length === 0 ? [] : [addKeys(list, { contextKind, values: added })]),
  ]
}

/** The kind with the most keys: what one came to see. */
function firstKind(kinds: ReturnType<typeof kindsOf>): string {
  return kinds.toSorted((a, b) => b.count - a.count)[0]?.contextKind ?? 'user'
}
