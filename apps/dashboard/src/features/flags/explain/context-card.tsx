import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { IconButton } from '../../../ui/button.tsx'
import { ContextChips } from './context-chips.tsx'
import { ContextPicker, type ContextPlace } from './context-picker.tsx'

interface ContextCardProps extends ContextPlace {
  readonly label: string
  readonly context: ContextInput | null
  /** What is told instead of choosing. */
  readonly children?: ReactNode
  readonly onChange: (context: ContextInput) => void
  readonly onRemove?: (() => void) | undefined
}

/** One side: who asks, and where. */
export function ContextCard({ label, context, children, onChange, onRemove, ...place }: ContextCardProps) {
  return (
    <section aria-label={label} className="card flex min-w-0 flex-1 flex-col gap-2 p-3">
      <div className="flex min-w-0 items-center gap-2">
        <div className="min-w-0 flex-1">
          {children ?? <ContextPicker {...place} label={label} context={context} onChange={onChange} />}
        </div>
        {onRemove === undefined ? null : (
          <IconButton label="Compare no more" onClick={onRemove}>
            <X size={14} aria-hidden />
          </IconButton>
        )}
      </div>
      {context === null || children !== undefined ? null : (
        <div className="max-h-32 overflow-y-auto" tabIndex={0} role="group" aria-label={`${label}: attributes`}>
          <ContextChips {...place} context={context} onChange={onChange} />
        </div>
      )}
    </section>
  )
}
