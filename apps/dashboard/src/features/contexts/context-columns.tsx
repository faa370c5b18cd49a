import type { SeenContext } from '@guidon/api'
import { Link } from '@tanstack/react-router'
import { Badge } from '../../ui/badge.tsx'
import type { GridColumn } from '../../ui/data-grid.tsx'
import { Time } from '../../ui/time.tsx'
import { valueText } from '../../ui/value-text.ts'

/** Columns of the list of contexts. */
export function contextColumns(project: string): GridColumn<SeenContext>[] {
  return [
    {
      id: 'context',
      label: 'Context',
      width: 230,
      flex: 2,
      cell: (context, { tabIndex }) => <ContextName project={project} context={context} tabIndex={tabIndex} />,
    },
    {
      id: 'kind',
      label: 'Kind',
      width: 110,
      cell: ({ kind }) => <span className="mono truncate text-xs">{kind}</span>,
    },
    {
      id: 'attributes',
      label: 'Attributes',
      width: 260,
      flex: 4,
      cell: ({ attributes }) => <Attributes attributes={attributes} />,
    },
    {
      id: 'application',
      label: 'Application',
      width: 130,
      flex: 1,
      cell: ({ application }) => <span className="truncate text-t2">{application === '' ? '—' : application}</span>,
    },
    {
      id: 'first',
      label: 'First seen',
      width: 100,
      cell: ({ firstSeenAt }) => <Time at={firstSeenAt} className="text-t3" />,
    },
    {
      id: 'last',
      label: 'Last seen',
      width: 100,
      cell: ({ lastSeenAt }) => <Time at={lastSeenAt} className="text-t2" />,
    },
  ]
}

interface ContextNameProps {
  readonly project: string
  readonly context: SeenContext
  readonly tabIndex: 0 | -1
}

export function ContextName({ project, context, tabIndex }: ContextNameProps) {
  const { kind, key, name, anonymous } = context
  return (
    <span className="flex min-w-0 flex-col leading-tight">
      <span className="flex min-w-0 items-center gap-1.5">
        <Link
          to="/p/$project/contexts/$kind/$key"
          params={{ project, kind, key }}
          tabIndex={tabIndex}
          className="mono min-w-0 truncate font-medium hover:underline"
        >
          {key}
        </Link>
        {anonymous ? <Badge>anonymous</Badge> : null}
      </span>
      {name === null ? null : (
        <span dir="auto" className="truncate text-2xs text-t3">
          {name}
        </span>
      )}
    </span>
  )
}

const SHOWN = 6

function Attributes({ attributes }: Pick<SeenContext, 'attributes'>) {
  const entries = Object.entries(attributes)
  const text = entries.map(([name, value]) => `${name}=${valueText(value)}`)
  return (
    <span className="mono truncate text-xs text-t2" title={text.join('\n')}>
      {text.slice(0, SHOWN).join(' · ')}
      {text.length > SHOWN ? ` +${text.length - SHOWN}` : ''}
    </span>
  )
}
