import type { Actor, FlagDetail } from '@guidon/api'
import { Link, useLocation } from '@tanstack/react-router'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { reasonOf } from '../../../lib/can.ts'
import { DifferenceLines } from '../../../lib/sentences/difference-lines.tsx'
import { useCan } from '../../../lib/use-project.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { useNow } from '../../../ui/clock.ts'
import { Time } from '../../../ui/time.tsx'
import { useFlagKeys } from '../flag-place.ts'
import { PlaceName } from '../place-name.tsx'
import type { HistoryEntry } from './history-entry.ts'
import type { ComparedVersions } from './history-search.ts'
import { currentVersion, restoreVersion, undoChange } from './restoring.ts'
import { recordedSentence } from './sentence-change.ts'
import type { ToldPart } from './told-change.ts'

export interface HistoryItemProps {
  readonly entry: HistoryEntry
  readonly detail: FlagDetail
  readonly onCompare: (versions: ComparedVersions) => void
}

/** One change: who, when, why, what, and the ways back. */
export function HistoryItem({ entry: { change, parts, elsewhere }, detail, onCompare }: HistoryItemProps) {
  const { id, actor, reason, createdAt, reverts, revertedBy, undoableUntil } = change
  const isWanted = useLocation({ select: ({ hash }) => hash === id })
  return (
    <li
      id={id}
      ref={isWanted ? (item) => item?.scrollIntoView({ block: 'center' }) : undefined}
      className={`flex scroll-mt-16 gap-3 px-4 py-3 max-md:px-3 ${isWanted ? 'bg-accent-bg/50' : ''}`}
    >
      <Avatar name={actor.name} size={24} isNamed className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <header className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1 text-xs text-t2">
          <b className="text-sm font-semibold text-t1 wrap-anywhere">{actor.name}</b>
          <ActorKind kind={actor.kind} />
          <Time at={createdAt} isAbsolute className="text-t3" />
          {reverts === null ? null : <ChangeLink id={reverts}>undoes an earlier change</ChangeLink>}
          {revertedBy === null ? null : <ChangeLink id={revertedBy}>undone since</ChangeLink>}
          <span className="ms-auto">
            <UndoButton change={id} isUndone={revertedBy !== null} undoableUntil={undoableUntil} />
          </span>
        </header>
        {reason === null ? null : (
          <p className="mb-1.5 text-sm text-t2 wrap-anywhere" dir="auto">
            “{reason}”
          </p>
        )}
        <div className="flex flex-col gap-2">
          {parts.map((part) => (
            <Part key={part.environment ?? ''} part={part} detail={detail} onCompare={onCompare} />
          ))}
        </div>
        {elsewhere === 0 ? null : (
          <p className="mt-1.5 text-xs text-t3">
            The same change did {elsewhere} more {elsewhere === 1 ? 'thing' : 'things'} elsewhere.
          </p>
        )}
      </div>
    </li>
  )
}

const KIND_WORDS: Readonly<Record<Actor['kind'], string | null>> = {
  member: null,
  token: 'access token',
  system: 'system',
  anonymous: 'not signed in',
}

function ActorKind({ kind }: Pick<Actor, 'kind'>) {
  const words = KIND_WORDS[kind]
  return words === null ? null : <Badge>{words}</Badge>
}

function ChangeLink({ id, children }: { id: string; children: string }) {
  const { project, flag } = useFlagKeys()
  return (
    <Link
      to="/p/$project/flags/$flag/history"
      params={{ project, flag }}
      search={true}
      hash={id}
      className="text-accent underline"
    >
      {children}
    </Link>
  )
}

interface UndoButtonProps {
  readonly change: string
  readonly isUndone: boolean
  /** Epoch ms. */
  readonly undoableUntil: number
}

function UndoButton({ change, isUndone, undoableUntil }: UndoButtonProps) {
  const isTooLate = useNow() > undoableUntil
  const { project } = useFlagKeys()
  const canApply = useCan('change:apply')
  const [isLoading, setIsLoading] = useState(false)
  const undo = async (): Promise<void> => {
    setIsLoading(true)
    await undoChange(project, change)
    setIsLoading(false)
  }
  return (
    <Button
      isLoading={isLoading}
      disabledReason={isUndone ? 'It has been undone.' : isTooLate ? TOO_LATE : reasonOf(canApply)}
      onClick={() => void undo()}
    >
      {isLoading ? null : <Undo2 size={13} aria-hidden />}
      Undo…
    </Button>
  )
}

const TOO_LATE = 'A change can be undone for 30 minutes. Restore an earlier version instead.'

interface PartProps extends Pick<HistoryItemProps, 'detail' | 'onCompare'> {
  readonly part: ToldPart
}

const FIRST_LINES = 6

function Part({ part: { environment, version, sentences }, detail, onCompare }: PartProps) {
  const { project, flag } = useFlagKeys()
  const [isWhole, setIsWhole] = useState(false)
  const canApply = useCan('change:apply')
  const current = currentVersion(detail, environment)
  const isCurrent = version === current
  // From the newest version the way back is the one before it.
  const restored = isCurrent ? version - 1 : version
  const shown = isWhole ? sentences : sentences.slice(0, FIRST_LINES)
  return (
    <section className="overflow-hidden rounded-lg border border-line text-sm">
      <header className="flex min-h-8 flex-wrap items-center gap-x-2 border-b border-line bg-sub/60 px-3 text-xs">
        <PlaceName environment={environment} />
        <span className="num text-t2">
          v{version - 1} → v{version}
        </span>
        {isCurrent ? <Badge tone="ok">now</Badge> : null}
        <span className="ms-auto flex flex-wrap items-center">
          <Button
            disabledReason={isCurrent ? 'It is the current version.' : null}
            onClick={() => onCompare({ environment, from: version, to: current })}
          >
            Compare with now
          </Button>
          <Button
            disabledReason={restored === 0 ? 'It is the first version.' : reasonOf(canApply)}
            onClick={() => void restoreVersion(project, { flag, environment, version: restored })}
          >
            Restore v{restored}…
          </Button>
        </span>
      </header>
      <ul>
        {shown.map((sentence, index) => (
          <DifferenceLines key={index} difference={recordedSentence(sentence)} definition={detail.definition} />
        ))}
      </ul>
      {shown.length === sentences.length ? null : (
        <Button className="w-full rounded-none" onClick={() => setIsWhole(true)}>
          Show {sentences.length - shown.length} more
        </Button>
      )}
    </section>
  )
}
