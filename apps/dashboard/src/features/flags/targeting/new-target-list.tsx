import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import type { Editing } from './editing.ts'
import type { TargetList } from './target-edits.ts'
import { VariationSelect } from './variation-select.tsx'

export interface NewTargetListProps {
  readonly editing: Editing
  readonly onChoose: (list: TargetList) => void
  readonly onCancel: () => void
}

/** Which contexts are to be listed, and for which variation. */
export function NewTargetList({ editing, onChoose, onCancel }: NewTargetListProps) {
  const { world, draft } = editing
  const [contextKind, setContextKind] = useState(world.kinds[0] ?? 'user')
  return (
    <div className="mt-2 flex flex-wrap items-end gap-2 text-xs">
      <Select
        label="Contexts of kind"
        className="min-w-32"
        value={contextKind}
        onChange={setContextKind}
        options={world.kinds.map((kind) => ({ value: kind, label: kind }))}
      />
      <span className="flex h-8 items-center text-t3">get</span>
      <VariationSelect
        label="Variation they get"
        definition={draft.current.definition}
        value={null}
        onChange={(variationId) => onChoose({ contextKind, variationId })}
      />
      <Button size={32} onClick={onCancel}>
        Cancel
      </Button>
    </div>
  )
}
