import type { AuditEntry } from '@guidon/api'
import { ChevronRight } from 'lucide-react'
import { environmentShape } from '../../lib/environment-shape.ts'
import { formatClock } from '../../lib/format.ts'
import { useEnvironments } from '../../lib/use-project.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { cx } from '../../ui/cx.ts'
import { EnvironmentShapeMark } from '../../ui/environment-shape.tsx'
import { AuditEntryDetails } from './audit-entry-details.tsx'
import { deedText } from './deed-text.ts'

export interface AuditEntryRowProps {
  readonly project: string
  readonly entry: AuditEntry
  /** The one above it, which is newer. */
  readonly previous: AuditEntry | undefined
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

/** One entry; the first of a day says which day it is. */
export function AuditEntryRow({ project, entry, previous, isOpen, onOpen }: AuditEntryRowProps) {
  const { id, createdAt, actor, sentences, reason, subject } = entry
  const [first = '', ...others] = sentences
  const isFirstOfDay = previous === undefined || dayText(previous.createdAt) !== dayText(createdAt)
  return (
    <div className="border-b border-line">
      {isFirstOfDay ? (
        <h2 className="border-b border-line bg-sub px-4 py-1 text-2xs font-semibold text-t2">{dayText(createdAt)}</h2>
      ) : null}
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `entry-${id}` : undefined}
        onClick={() => onOpen(!isOpen)}
        className={cx(
          'flex min-h-11 w-full items-center gap-2.5 px-4 py-2 text-start hover:bg-sub/60 focus-visible:-outline-offset-2 max-md:px-3',
          isOpen && 'bg-accent-bg/50',
        )}
      >
        <ChevronRight
          size={14}
          aria-hidden
          className={cx('shrink-0 text-t3 transition-transform rtl:rotate-180', isOpen && 'rotate-90!')}
        />
        <Avatar name={actor.name} size={20} isNamed />
        <span className="min-w-0 flex-1">
          <span className={isOpen ? 'wrap-anywhere' : 'block truncate'} dir="auto">
            <b className="font-medium">{actor.name}</b> {deedText(first) ?? <>· {first}</>}
            {others.length === 0 ? null : <span className="text-t3"> and {others.length} more</span>}
          </span>
          <span className="mono block truncate text-xs text-t3 md:hidden">{placeText(subject)}</span>
          {reason === null || isOpen ? null : (
            <span className="block truncate text-xs text-t3" dir="auto">
              “{reason}”
            </span>
          )}
        </span>
        <EntryPlace entry={entry} />
        <time dateTime={new Date(createdAt).toISOString()} className="num shrink-0 text-end text-xs text-t3 md:w-16">
          {formatClock(createdAt)}
        </time>
      </button>
      {isOpen ? (
        <div id={`entry-${id}`}>
          <AuditEntryDetails project={project} entry={entry} />
        </div>
      ) : null}
    </div>
  )
}

/** An environment is where it is. */
function placeText({ kind, key, environment }: AuditEntry['subject']): string {
  return environment === null || kind === 'environment' ? key : `${key} · ${environment}`
}

function EntryPlace({ entry: { subject } }: { entry: AuditEntry }) {
  const environments = useEnvironments()
  const environment = environments.find(({ key }) => key === subject.environment)
  return (
    <span className="flex max-w-80 min-w-0 shrink-0 items-center gap-3 text-xs text-t2 max-md:hidden">
      {subject.kind === 'environment' ? null : <span className="mono truncate">{subject.key}</span>}
      <span className="flex w-24 shrink-0 items-center gap-1.5">
        {environment === undefined ? (
          // The environment may have been deleted since.
          <span className="truncate">{subject.environment ?? 'everywhere'}</span>
        ) : (
          <>
            <EnvironmentShapeMark shape={environmentShape(environment)} />
            <span className="truncate">{environment.name}</span>
          </>
        )}
      </span>
    </span>
  )
}

const days = new Intl.DateTimeFormat(undefined, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' })
const dayText = (at: number): string => days.format(at)
