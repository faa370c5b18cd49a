import type { AuditEntry } from '@guidon/api'
import { Link } from '@tanstack/react-router'

interface SubjectLinkProps {
  readonly project: string
  readonly subject: AuditEntry['subject']
}

/** The object of an entry, as a link where it has a page. */
export function SubjectLink({ project, subject: { kind, key, environment } }: SubjectLinkProps) {
  const search = environment === null ? {} : { env: environment }
  const look = 'mono underline hover:text-accent'
  switch (kind) {
    case 'flag':
      return (
        <Link to="/p/$project/flags/$flag" params={{ project, flag: key }} search={search} className={look}>
          {key}
        </Link>
      )
    case 'segment':
      return (
        <Link to="/p/$project/segments/$segment" params={{ project, segment: key }} search={search} className={look}>
          {key}
        </Link>
      )
    case 'environment':
      return (
        <Link
          to="/p/$project/settings/environments/$environment"
          params={{ project, environment: key }}
          className={look}
        >
          {key}
        </Link>
      )
    case 'project':
      return (
        <Link to="/p/$project/settings" params={{ project }} className={look}>
          {key}
        </Link>
      )
    default:
      return <span className="mono">{key}</span>
  }
}
