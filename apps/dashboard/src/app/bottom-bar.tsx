import { Link } from '@tanstack/react-router'
import { projectRoute } from '../lib/root-route.ts'
import { RAIL_GROUPS } from './rail-items.ts'

const ON_PHONE = ['Home', 'Flags', 'Segments', 'Audit', 'Settings']

/** The rail of a phone. */
export function BottomBar() {
  const { project } = projectRoute.useParams()
  const items = RAIL_GROUPS.flatMap((group) => group.items).filter(({ label }) => ON_PHONE.includes(label))
  return (
    <nav aria-label="Main" className="grid grid-cols-5 border-t border-line bg-panel md:hidden print:hidden">
      {items.map(({ to, label, Icon, isExact }) => (
        <Link
          key={to}
          to={to}
          params={{ project }}
          activeOptions={{ exact: isExact === true, includeSearch: false }}
          className="flex h-13 flex-col items-center justify-center gap-0.5 text-2xs text-t2"
          activeProps={{ className: 'text-accent! font-medium', 'aria-current': 'page' }}
        >
          <Icon size={18} strokeWidth={1.9} aria-hidden />
          {label}
        </Link>
      ))}
    </nav>
  )
}
