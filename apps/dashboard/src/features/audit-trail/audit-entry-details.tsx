import type { AuditEntry, Change } from '@guidon/api'
import { useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { openUndo } from '../../lib/review.ts'
import { useCan } from '../../lib/use-project.ts'
import { useNow } from '../../ui/clock.ts'
import { Button } from '../../ui/button.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Time } from '../../ui/time.tsx'
import { changeQuery } from './audit-queries.ts'
import { actionText } from './audit-words.ts'
import { SubjectLink } from './subject-link.tsx'

/** All that is known of an entry. */
export function AuditEntryDetails({ project, entry }: { project: string; entry: AuditEntry }) {
  const { sentences, reason, actor, action, createdAt, subject, changeId } = entry
  return (
    <div className="flex flex-col gap-3 border-t border-line bg-bg px-4 py-3 ps-[46px] max-md:ps-4">
      {sentences.length < 2 ? null : (
        <ul className="flex list-disc flex-col gap-0.5 ps-4">
          {sentences.map((sentence, index) => (
            <li key={index} className="wrap-anywhere" dir="auto">
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 text-xs">
        {reason === null ? null : <Fact label="Why">“{reason}”</Fact>}
        <Fact label="Object">
          {subject.kind.replaceAll('-', ' ')} <SubjectLink project={project} subject={subject} />
        </Fact>
        <Fact label="Who">
          {actor.name} <span className="text-t3">({actor.kind})</span> <span className="mono text-t3">{actor.id}</span>
        </Fact>
        <Fact label="When">
          <Time at={createdAt} isAbsolute />
        </Fact>
        <Fact label="Action">{actionText(action)}</Fact>
        <Fact label="Entry">
          <span className="mono">{entry.id}</span>
          <CopyButton text={entry.id} label="Copy the entry's id" />
        </Fact>
      </dl>
      {changeId === null ? null : <EntryChange project={project} changeId={changeId} />}
    </div>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="py-0.5 text-t3">{label}</dt>
      <dd className="flex min-h-5 flex-wrap items-center gap-x-1.5 wrap-anywhere">{children}</dd>
    </>
  )
}

/** The change that the entry is a part of: what it made, what undoes it. */
function EntryChange({ project, changeId }: { project: string; changeId: string }) {
  const { data: change, error, refetch } = useQuery(changeQuery(project, changeId))
  const [isRaw, setIsRaw] = useState(false)
  if (error !== null) {
    return (
      <p className="flex items-center gap-2 text-xs text-t2">
        The change could not be loaded: {error.message}
        <Button variant="line" onClick={() => void refetch()}>
          Try again
        </Button>
      </p>
    )
  }
  if (change === undefined) return <Skeleton className="h-8 w-80" />
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2 text-xs text-t2">
        <UndoButton change={change} />
        <Button aria-expanded={isRaw} onClick={() => setIsRaw(!isRaw)}>
          {isRaw ? 'Hide the data' : 'Show the data'}
        </Button>
        <span>
          Made {change.versions.map(({ subject, version }) => `${subject.key} v${version}`).join(', ')}
          {change.reverts === null ? '' : ' by undoing an earlier change'}
        </span>
        <span className="flex items-center">
          Change <span className="mono ms-1">{change.id}</span>
          <CopyButton text={change.id} label="Copy the change's id" />
        </span>
      </div>
      {isRaw ? (
        <div className="grid gap-2 lg:grid-cols-2">
          <Raw title="What was done" operations={change.operations} />
          <Raw title="What undoes it" operations={change.inverse} />
        </div>
      ) : null}
    </div>
  )
}

function Raw({ title, operations }: { title: string; operations: Change['operations'] }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1 text-xs font-semibold text-t2">{title}</h3>
      <CodeBlock
        code={JSON.stringify(operations, null, 2)}
        language="json"
        label={title}
        className="max-h-96 overflow-auto"
      />
    </section>
  )
}

function UndoButton({ change }: { change: Change }) {
  const isAllowed = useCan('change:apply')
  const isTooLate = useNow() > change.undoableUntil
  const undone = change.revertedBy === null ? null : 'It has been undone already.'
  const late = isTooLate ? 'A change can be undone for 30 minutes. Restore an earlier version in the history.' : null
  return (
    <Button
      variant="line"
      disabledReason={undone ?? late ?? (isAllowed === true ? null : isAllowed)}
      onClick={() => openUndo(change)}
    >
      <RotateCcw size={13} aria-hidden />
      {change.revertedBy === null ? 'Undo this change…' : 'Undone'}
    </Button>
  )
}
