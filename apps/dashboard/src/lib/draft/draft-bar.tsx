import { Redo2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '../../ui/badge.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { confirm } from '../../ui/confirm-state.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { useWhyAway } from '../server-away.ts'
import { useShortcuts } from '../shortcuts.ts'
import type { DraftControl } from './use-draft.ts'

export interface DraftBarProps {
  readonly draft: DraftControl<unknown, unknown>
  readonly onReview: () => void
  /** Why it cannot be reviewed yet. */
  readonly reviewRefusal: string | null
  /** Buttons before Review. */
  readonly children?: ReactNode
}

/** Stands at the foot of an editor while there is something to review. */
export function DraftBar({ draft, onReview, reviewRefusal: refusal, children }: DraftBarProps) {
  const reviewRefusal = useWhyAway() ?? refusal
  const { sentences, isDirty, canUndo, canRedo } = draft
  useShortcuts('Draft', [
    ...(isDirty && reviewRefusal === null ? [{ keys: 'mod+s', does: 'review changes', run: onReview }] : []),
    ...(canUndo ? [{ keys: 'mod+z', does: 'undo', run: draft.undo }] : []),
    ...(canRedo ? [{ keys: 'mod+shift+z', does: 'redo', run: draft.redo }] : []),
  ])
  if (!isDirty && !canRedo) return null
  return (
    <div
      role="region"
      aria-label="Unsaved changes"
      className="sticky bottom-0 z-30 -mx-4 mt-auto flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-raise px-5 py-2.5 shadow-pop max-md:-mx-3 max-md:px-3"
    >
      <Badge tone="accent">
        {sentences.length} unsaved {sentences.length === 1 ? 'change' : 'changes'}
      </Badge>
      <span role="status" className="min-w-0 flex-1 truncate text-xs text-t2 max-md:hidden">
        {sentences.map(({ text }) => text).join(' · ')}
      </span>
      <span className="ms-auto flex flex-wrap items-center gap-1.5">
        <IconButton label="Undo" disabledReason={canUndo ? null : 'There is nothing to undo.'} onClick={draft.undo}>
          <Undo2 size={14} aria-hidden />
        </IconButton>
        <IconButton label="Redo" disabledReason={canRedo ? null : 'There is nothing to redo.'} onClick={draft.redo}>
          <Redo2 size={14} aria-hidden />
        </IconButton>
        <Button onClick={() => void discard(draft)}>Discard</Button>
        <span className="contents max-md:hidden">{children}</span>
        <Button variant="primary" disabledReason={isDirty ? reviewRefusal : 'Nothing has changed.'} onClick={onReview}>
          Review changes
          <span className="max-md:hidden">
            <Kbd keys="mod+s" onAccent />
          </span>
        </Button>
      </span>
    </div>
  )
}

/** A single edit is quickly made again; more ask first. */
async function discard({ sentences, discard: run }: DraftControl<unknown, unknown>): Promise<void> {
  const isSure =
    sentences.length < 2 ||
    (await confirm({
      title: `Discard ${sentences.length} changes?`,
      detail: 'Your draft goes, here and on your other devices. What is saved stays as it is.',
      verb: `Discard ${sentences.length} changes`,
      isDanger: true,
    }))
  if (isSure) run()
}
