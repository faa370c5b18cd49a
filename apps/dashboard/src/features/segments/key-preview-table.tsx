import type { ReactNode } from 'react'
import { formatCount } from '../../lib/format.ts'
import type { KeyPreview } from './member-keys.ts'

const EXAMPLES = 3

/** What will come of pasted keys, before they are added. */
export function KeyPreviewTable({ preview }: { preview: KeyPreview }) {
  const { added, presentCount, repeatedCount, invalid } = preview
  return (
    <div role="status" aria-label="What will be added">
      <dl className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        <Figure label="new" count={added.length} note={examples(added)} />
        <Figure label="already listed" count={presentCount} />
        <Figure label="repeated" count={repeatedCount} />
        <Figure
          label="not valid"
          count={invalid.length}
          note={invalid.length === 0 ? '' : 'too long for a key'}
          isBad={invalid.length > 0}
        />
      </dl>
    </div>
  )
}

interface FigureProps {
  readonly label: string
  readonly count: number
  readonly note?: ReactNode
  readonly isBad?: boolean
}

function Figure({ label, count, note, isBad = false }: FigureProps) {
  return (
    <div className="flex min-w-0 flex-col rounded-md bg-sub px-2.5 py-1.5">
      <dt className={isBad ? 'order-2 text-2xs font-medium text-bad' : 'order-2 text-2xs text-t2'}>{label}</dt>
      <dd className="num order-1 text-lg font-semibold">{formatCount(count)}</dd>
      {note === undefined || note === '' ? null : <dd className="mono order-3 truncate text-2xs text-t3">{note}</dd>}
    </div>
  )
}

function examples(keys: readonly string[]): string {
  return keys.slice(0, EXAMPLES).join(', ') + (keys.length > EXAMPLES ? ', …' : '')
}
