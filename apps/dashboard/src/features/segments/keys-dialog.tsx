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
import { otherList, previewKeys, type KeyPreview, type KeysMode, type MemberList } from './member-keys.ts'

export interface KeysEdit {
  readonly list: MemberList
  readonly contextKind: string
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Of those added: to be taken off the other list. */
  readonly moved: readonly string[]
}

export interface KeysDialogProps {
  readonly segment: SegmentDefinition
  readonly list: MemberList
  readonly contextKind: string
  /** Offered; others may be written. */
  readonly kinds: readonly string[]
  readonly onEdit: (edit: KeysEdit) => void
  readonly onClose: () => void
}

const MODES = [
  { value: 'add', label: 'Add' },
  { value: 'remove', label: 'Remove' },
  { value: 'replace', label: 'Replace the list' },
] as const

const LISTS = [
  { value: 'included', label: 'Include' },
  { value: 'excluded', label: 'Exclude' },
] as const

const TITLES: Readonly<Record<KeysMode, string>> = {
  add: 'Add keys',
  remove: 'Remove keys',
  replace: 'Replace the list of keys',
}

/** Takes keys that are written, pasted or in a file, and says before what will come of them. */
export function KeysDialog({ segment, kinds, onEdit, onClose, ...start }: KeysDialogProps) {
  const [mode, setMode] = useState<KeysMode>('add')
  const [list, setList] = useState(start.list)
  const [contextKind, setContextKind] = useState(start.contextKind)
  const [isMoving, setIsMoving] = useState(true)
  const pasted = usePastedText()
  const preview = useMemo(
    () => previewKeys(segment, { mode, list, contextKind, keys: pasted.values }),
    [segment, mode, list, contextKind, pasted.values],
  )
  const refusal = whyNot(mode, preview, pasted.values.length)
  const submit = (): void => {
    if (refusal !== null) return
    const { added, removed, onOtherList } = preview
    onEdit({ list, contextKind, added, removed, moved: isMoving ? onOtherList : [] })
  }
  return (
    <Dialog
      isOpen
      title={TITLES[mode]}
      description="It becomes part of your draft. Nothing changes before you have reviewed it."
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
            {verb(mode, preview)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-end gap-3">
          <Segmented label="What to do with the keys" value={mode} onChange={setMode} segments={MODES} />
          <Segmented label="List of keys" value={list} onChange={setList} segments={LISTS} />
          <Combobox
            label="Kind of context"
            isFreeText
            isMonospace
            className="w-44"
            value={contextKind}
            onChange={(kind) => setContextKind(kind ?? 'user')}
            options={kinds.map((value) => ({ value }))}
          />
        </div>
        <KeysInput text={pasted.text} onChange={pasted.begin} />
        {hasColumns(pasted.table) ? <ColumnSelect label="Column with the keys" pasted={pasted} /> : null}
        {pasted.values.length === 0 ? null : <KeyPreviewTable mode={mode} preview={preview} />}
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

function whyNot(mode: KeysMode, { added, removed }: KeyPreview, count: number): string | null {
  if (count === 0) return 'Write or paste some keys first.'
  if (added.length + removed.length > 0) return null
  if (mode === 'add') return 'None of these keys is new.'
  return mode === 'remove' ? 'None of these keys is listed.' : 'The list has exactly these keys already.'
}

function verb(mode: KeysMode, { added, removed }: KeyPreview): string {
  const keys = (count: number): string => (count === 1 ? '1 key' : `${formatCount(count)} keys`)
  if (mode === 'add') return `Add ${keys(added.length)}`
  if (mode === 'remove') return `Remove ${keys(removed.length)}`
  return `Add ${formatCount(added.length)}, remove ${formatCount(removed.length)}`
}
