import type { FlagSummary, Instruction } from '@guidon/api'
import { useState } from 'react'
import { openReview } from '../../../lib/review.ts'
import { useCan } from '../../../lib/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { downloadText } from '../../../lib/download.ts'
import { flagsAsCsv } from './flag-csv.ts'
import { reasonOf } from '../../../lib/can.ts'

interface BulkBarProps {
  readonly rows: readonly FlagSummary[]
  readonly selected: ReadonlySet<string>
  readonly onClear: () => void
}

/** What can be done about the selected flags together: one change, one review. */
export function BulkBar({ rows, selected, onClear }: BulkBarProps) {
  const canApply = reasonOf(useCan('change:apply'))
  const chosen = rows.filter(({ key }) => selected.has(key))
  if (chosen.length === 0) return null
  const review = (instruction: Instruction): void =>
    openReview({
      operations: chosen.map(({ key, version }) => ({
        subject: { kind: 'flag', key },
        baseVersion: version,
        instructions: [instruction],
      })),
      onApplied: onClear,
    })
  const words = chosen.length === 1 ? '1 flag' : `${chosen.length} flags`
  return (
    <section
      aria-label="Selected flags"
      className="flex flex-wrap items-center gap-2 rounded-lg border border-line bg-panel px-3 py-2 shadow-pop"
    >
      <span role="status" className="num me-2 text-sm font-medium">
        {words} selected
      </span>
      <TagPopover disabledReason={canApply} onTag={(tag) => review({ kind: 'addTags', values: [tag] })} />
      <Button variant="line" disabledReason={canApply} onClick={() => review({ kind: 'archiveFlag' })}>
        Archive…
      </Button>
      <Button variant="line" onClick={() => downloadText('flags.csv', 'text/csv', flagsAsCsv(chosen))}>
        CSV
      </Button>
      <Button
        variant="line"
        onClick={() => downloadText('flags.json', 'application/json', JSON.stringify(chosen, null, 2))}
      >
        JSON
      </Button>
      <Button className="ms-auto" onClick={onClear}>
        Clear
      </Button>
    </section>
  )
}

function TagPopover({ disabledReason, onTag }: { disabledReason: string | null; onTag: (tag: string) => void }) {
  const [tag, setTag] = useState('')
  const trigger = (
    <Button variant="line" disabledReason={disabledReason}>
      Tag…
    </Button>
  )
  return (
    <Popover trigger={trigger} label="Add a tag">
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (tag.trim() !== '') onTag(tag.trim())
        }}
      >
        <TextField label="Tag to add" value={tag} onChange={setTag} />
        <Button type="submit" variant="primary" size={32} disabledReason={tag.trim() === '' ? 'Write a tag.' : null}>
          Review
        </Button>
      </form>
    </Popover>
  )
}
