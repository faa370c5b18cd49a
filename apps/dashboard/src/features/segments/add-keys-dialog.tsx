import type { SegmentDefinition } from '@guidon/model'
import { useMemo, useState } from 'react'
import { formatCount } from '../../lib/format.ts'
import { ColumnSelect, usePastedText } from '../../lib/rules/pasted-table.tsx'
import { hasColumns } from '../../lib/rules/pasted-values.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { KeyPreviewTable } from './key-preview-table.tsx'
import { KeysInput } from './keys-input.tsx'
import { otherList, previewKeys, type MemberList } from './member-keys.ts'

export interface AddedKeys {
  readonly list: MemberList
  readonly contextKind: string
  readonly added: readonly string[]
  /** Of those: to be taken off the other list. */
  readonly moved: readonly string[]
}

export interface AddKeysDialogProps {
  readonly segment: SegmentDefinition
  readonly list: MemberList
  readonly contextKind: string
  /** Offered; others may be written. */
  readonly kinds: readonly string[]
  readonly onAdd: (keys: AddedKeys) => void
  readonly onClose: () => void
}

/** Takes keys that are written, pasted or in a file, and says before what will come of them. */
export function AddKeysDialog({ segment, kinds, onAdd, onClose, ...start }: AddKeysDialogProps) {
  const [list, setList] = useState(start.list)
  const [contextKind, setContextKind] = useState(start.contextKind)
  const [isMoving, setIsMoving] = useState(true)
  const pasted = usePastedText()
  const preview = useMemo(
    () => previewKeys(segment, { list, contextKind, keys: pasted.values }),
    [segment, list, contextKind, pasted.values],
  )
  const nothing = pasted.values.length === 0 ? 'Write or paste some keys first.' : 'None of these keys is new.'
  const refusal = preview.added.length === 0 ? nothing : null
  const submit = (): void => {
    if (refusal === null) onAdd({ list, contextKind, added: preview.added, moved: isMoving ? preview.onOtherList : [] })
  }
  return (
    <Dialog
      isOpen
      title="Add keys"
      description="They join your draft. Nothing changes before you have reviewed it."
      width={600}
      isDismissedOutside={pasted.text === ''}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button size={32} onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" size={32} variant="primary" disabledReason={refusal}>
            {preview.added.length === 1 ? 'Add 1 key' : `Add ${formatCount(preview.added.length)} keys`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-end gap-3">
          <Segmented
            label="List to add to"
            value={list}
            onChange={setList}
            segments={[
              { value: 'included', label: 'Include' },
              { value: 'excluded', label: 'Exclude' },
            ]}
          />
          <Combobox
            label="Kind of context"
            isFreeText
            isMonospace
            className="w-56"
            value={contextKind}
            onChange={(kind) => setContextKind(kind ?? 'user')}
            options={kinds.map((value) => ({ value }))}
          />
        </div>
        <KeysInput text={pasted.text} onChange={pasted.begin} />
        {hasColumns(pasted.table) ? <ColumnSelect label="Column with the keys" pasted={pasted} /> : null}
        {pasted.values.length === 0 ? null : <KeyPreviewTable preview={preview} />}
        {preview.onOtherList.length === 0 ? null : (
          <Checkbox
            label={`Take ${formatCount(preview.onOtherList.length)} of them off the ${otherList(list)} keys`}
            hint="Who is on both lists is in."
            isChecked={isMoving}
            onChange={setIsMoving}
          />
        )}
      </div>
    </Dialog>
  )
}
