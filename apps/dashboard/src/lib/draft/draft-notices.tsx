import type { Sentence } from '@guidon/describe'
import { useState, type ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Card } from '../../ui/card.tsx'
import { Glyph } from '../../ui/glyph.tsx'
import { formatClock, formatInstant } from '../format.ts'
import { Time } from '../../ui/time.tsx'
import { authorsText } from './authors-text.ts'
import { useNewerChanges } from './newer-changes.ts'
import type { DraftConflict, DraftControl } from './use-draft.ts'

const DAY_MS = 86_400_000
const MAX_SHOWN = 6

/** Says above an editor that a draft of earlier is shown, or that others have saved something meanwhile. */
export function DraftNotices({ draft }: { draft: DraftControl<unknown, unknown> }) {
  const [openedAt] = useState(Date.now)
  const [isRead, setIsRead] = useState(false)
  const { conflict, startedAt, isDirty, lost } = draft
  if (conflict !== null) return <ConflictCard conflict={conflict} onResolve={draft.resolve} />
  return (
    <>
      {startedAt === null || startedAt >= openedAt || !isDirty || isRead ? null : (
        <Banner
          tone="accent"
          className="rounded-lg"
          actions={
            <>
              <Button onClick={draft.discard}>Discard it</Button>
              <Button variant="line" onClick={() => setIsRead(true)}>
                Go on
              </Button>
            </>
          }
        >
          You have a draft from {openedAt - startedAt < DAY_MS ? formatClock(startedAt) : formatInstant(startedAt)}. It
          is shown here and not applied yet.
        </Banner>
      )}
      {lost.map(({ text, reason }) => (
        <Banner key={text} tone="wait" className="rounded-lg">
          Not possible any more: {text}. {reason}
        </Banner>
      ))}
    </>
  )
}

interface ConflictCardProps {
  readonly conflict: DraftConflict
  readonly onResolve: DraftControl<unknown, unknown>['resolve']
}

/** Both sides in sentences, and what can be done. */
function ConflictCard({ conflict, onResolve }: ConflictCardProps) {
  const { theirs, mine, isOverlapping, lost } = conflict
  const newer = useNewerChanges(conflict.place, conflict.baseVersion)
  const who = authorsText(newer)
  return (
    <div role="alert">
      <Card
        title={
          <span className="flex items-center gap-2">
            <Glyph status="wait" />
            This was changed while you were editing
          </span>
        }
      >
        <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
          <Side
            title={
              <>
                What {who} did
                {newer[0] === undefined ? null : (
                  <span className="font-normal text-t3">
                    {' '}
                    · <Time at={newer[0].createdAt} /> · {formatClock(newer[0].createdAt)}
                  </span>
                )}
              </>
            }
            sentences={theirs}
          />
          <Side title="What you did" sentences={mine} />
        </div>
        {lost.length === 0 ? null : (
          <div className="mt-3 text-xs">
            <p className="font-medium">Keeping both, this of yours is not possible:</p>
            <ul className="mt-1 list-disc ps-5 text-t2">
              {lost.map(({ text, reason }) => (
                <li key={text}>
                  {text}. {reason}
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <Button variant="primary" onClick={() => onResolve('both')}>
            Keep both
          </Button>
          <Button
            variant="line"
            disabledReason={theirs === null ? 'This device does not know what you started from.' : null}
            onClick={() => onResolve('mine')}
          >
            Keep mine
          </Button>
          <Button variant="line" onClick={() => onResolve('theirs')}>
            Keep theirs
          </Button>
          <p className="min-w-0 flex-1 basis-60 text-xs text-t3">
            {isOverlapping ? 'Where you changed the same thing, both keeps yours. ' : ''}
            Mine takes back what {who} did; theirs discards your draft. Nothing is applied before you have reviewed it.
          </p>
        </div>
      </Card>
    </div>
  )
}

function Side({ title, sentences }: { title: ReactNode; sentences: readonly Sentence[] | null }) {
  const shown = sentences?.slice(0, MAX_SHOWN) ?? []
  const hidden = (sentences?.length ?? 0) - shown.length
  return (
    <section className="min-w-0">
      <h3 className="mb-1 text-xs font-semibold text-t2">{title}</h3>
      {sentences === null ? (
        <p className="text-sm text-t2">See the history: this device does not know what you started from.</p>
      ) : null}
      <ul className="flex flex-col gap-1 text-sm wrap-anywhere">
        {shown.map(({ text, change }) => (
          <li key={text} className="flex gap-2">
            <span aria-hidden className="mono text-t3">
              {{ add: '+', remove: '−', update: '~' }[change]}
            </span>
            {text}
          </li>
        ))}
        {hidden > 0 ? <li className="text-t3">and {hidden} more</li> : null}
      </ul>
    </section>
  )
}
