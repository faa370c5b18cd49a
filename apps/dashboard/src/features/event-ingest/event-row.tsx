import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { cx } from '../../ui/cx.ts'
import { contextText, type TailedEvent } from './tailed-events.ts'

export interface EventRowProps {
  readonly project: string
  readonly event: TailedEvent
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

const TONES: Readonly<Partial<Record<TailedEvent['kind'], Tone>>> = {
  custom: 'ok',
  summary: 'off',
  feature: 'run',
  debug: 'wait',
  migration_op: 'ice',
  index: 'off',
  identify: 'accent',
}
const OF_FLAGS: ReadonlySet<string> = new Set(['feature', 'debug', 'migration_op'])

/** One event; open, it shows all that was sent. */
export function EventRow({ project, event, isOpen, onOpen }: EventRowProps) {
  const { kind, key, contextKeys, application, sdk, receivedAt } = event
  return (
    <div className="border-b border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => onOpen(!isOpen)}
        className={cx(
          'flex h-9 w-full items-center gap-2.5 px-4 text-start text-xs hover:bg-sub/60 focus-visible:-outline-offset-2 max-md:px-3',
          isOpen && 'bg-accent-bg/50',
        )}
      >
        <ChevronRight
          size={13}
          aria-hidden
          className={cx('shrink-0 text-t3 transition-transform rtl:rotate-180', isOpen && 'rotate-90!')}
        />
        <time dateTime={new Date(receivedAt).toISOString()} className="num w-20 shrink-0 text-t3">
          {clock.format(receivedAt)}
        </time>
        <span className="w-24 shrink-0 max-md:w-20">
          <Badge tone={TONES[kind] ?? 'off'}>{kind}</Badge>
        </span>
        <span className="mono min-w-0 flex-1 truncate text-sm">{key ?? summaryText(event)}</span>
        <span className="min-w-0 flex-1 truncate text-t2 max-md:hidden">{contextText(contextKeys)}</span>
        <span className="w-44 shrink-0 truncate text-end text-t3 max-lg:hidden">
          {application === '' ? sdk : `${application} · ${sdk}`}
        </span>
      </button>
      {isOpen ? (
        <div className="border-t border-line bg-bg p-3">
          <p className="mb-2 flex flex-wrap gap-x-3 text-xs text-t2 wrap-anywhere">
            <span>{contextText(contextKeys)}</span>
            <span className="text-t3">{application === '' ? sdk : `${application} · ${sdk}`}</span>
            {key !== null && OF_FLAGS.has(kind) ? (
              <Link to="/p/$project/flags/$flag" params={{ project, flag: key }} className="underline hover:text-t1">
                Open the flag
              </Link>
            ) : null}
          </p>
          <CodeBlock code={JSON.stringify(event.event, null, 2)} language="json" label="Event as it was sent" />
        </div>
      ) : null}
    </div>
  )
}

/** Summaries have no key of their own: they name the flags that they count. */
function summaryText({ event }: TailedEvent): string {
  const features = event['features']
  return typeof features === 'object' && features !== null ? Object.keys(features).join(', ') : ''
}

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })
