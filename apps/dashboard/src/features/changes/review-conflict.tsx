import type { ChangeCheck } from '@guidon/api'
import { Button } from '../../ui/button.tsx'
import { Glyph } from '../../ui/glyph.tsx'
import { Time } from '../../ui/time.tsx'

/** What the server tells of a newer version. */
interface Conflict {
  readonly baseVersion: number
  readonly currentVersion: number
  readonly newerChange: {
    readonly actor: string
    readonly createdAt: number
    readonly sentences: readonly string[]
  } | null
}

export interface ReviewConflictProps {
  readonly check: ChangeCheck
  /** Makes the same edits on the newest version. */
  readonly onNewest: () => void
  /** Shows both sides; absent where there is nothing to show them in. */
  readonly onCompare?: () => void
}

/** Somebody else was quicker: what they did, and how to go on. */
export function ReviewConflict({ check, onNewest, onCompare }: ReviewConflictProps) {
  const { baseVersion, currentVersion, newerChange } = check.details as unknown as Conflict
  return (
    <section role="alert" className="mb-4 rounded-lg border border-waitf bg-wait-bg p-3 text-sm">
      <h3 className="flex items-center gap-2 font-semibold text-wait">
        <Glyph status="wait" /> Changed by somebody else in between
      </h3>
      <p className="mt-1 text-t1">
        Your edits were made on version {baseVersion}; now it is at version {currentVersion}.
      </p>
      {newerChange === null ? null : (
        <p className="mt-1 wrap-anywhere text-t1">
          {newerChange.actor}, <Time at={newerChange.createdAt} />: {newerChange.sentences.join('; ')}
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {onCompare === undefined ? null : (
          <Button variant="line" onClick={onCompare}>
            Compare both sides
          </Button>
        )}
        <Button variant="line" onClick={onNewest}>
          Review my edits on version {currentVersion}
        </Button>
      </div>
    </section>
  )
}
