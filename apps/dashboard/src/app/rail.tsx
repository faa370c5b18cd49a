import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { meQuery, projectRoute } from '../lib/root-route.ts'
import { useStore } from '../lib/store.ts'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { Kbd } from '../ui/kbd.tsx'
import { openPalette } from './palette/palette-state.ts'
import { ProjectSwitcher } from './project-switcher.tsx'
import { RAIL_GROUPS, type RailItem } from './rail-items.ts'
import { railState } from './rail-state.ts'
import { SdkStatus } from './sdk-status.tsx'
import { ThemeButton } from './theme-button.tsx'

/** The way around: groups of screens, who is connected, who you are. */
export function Rail() {
  const isNarrow = useStore(railState) === 'narrow'
  return (
    <aside
      className={cx(
        'flex min-h-0 flex-col border-e border-line bg-bg px-2.5 py-2.5 max-md:hidden print:hidden',
        isNarrow ? 'w-[52px]' : 'w-[208px]',
      )}
    >
      <ProjectSwitcher isNarrow={isNarrow} />
      <button
        type="button"
        {...(isNarrow ? { 'aria-label': 'Search or run a command' } : {})}
        onClick={openPalette}
        className="mb-2 flex h-7 shrink-0 items-center gap-2 rounded-md border border-ctl bg-panel px-2 text-xs text-t3 hover:text-t1"
      >
        <Search size={13} aria-hidden />
        {isNarrow ? null : (
          <>
            Search or run…
            <span className="ms-auto flex gap-0.5">
              <Kbd keys="mod+k" />
            </span>
          </>
        )}
      </button>
      <nav className="min-h-0 flex-1 overflow-auto" aria-label="Main">
        {RAIL_GROUPS.map(({ name, items }) => (
          <div key={name} className="mb-2.5">
            {name === '' || isNarrow ? null : (
              <div className="px-2 pb-0.5 pt-1 text-2xs font-medium text-t3">{name}</div>
            )}
            {items.map((item) => (
              <RailLink key={item.to} item={item} isNarrow={isNarrow} />
            ))}
          </div>
        ))}
      </nav>
      <SdkStatus isNarrow={isNarrow} />
      <Person isNarrow={isNarrow} />
    </aside>
  )
}

function RailLink({ item: { to, label, Icon, isExact }, isNarrow }: { item: RailItem; isNarrow: boolean }) {
  const { project } = projectRoute.useParams()
  return (
    <Link
      to={to}
      params={{ project }}
      activeOptions={{ exact: isExact === true, includeSearch: false }}
      title={isNarrow ? label : undefined}
      className="flex h-7 items-center gap-2 rounded-md px-2 text-sm text-t2 hover:bg-sub hover:text-t1"
      activeProps={{ className: 'bg-accent-bg! font-medium text-accent!', 'aria-current': 'page' }}
    >
      <Icon size={15} strokeWidth={1.9} aria-hidden />
      <span className={isNarrow ? 'sr-only' : undefined}>{label}</span>
    </Link>
  )
}

function Person({ isNarrow }: { isNarrow: boolean }) {
  const { project } = projectRoute.useParams()
  const { data: me } = useSuspenseQuery(meQuery)
  return (
    <div className={cx('mt-2 flex items-center gap-2 px-1', isNarrow && 'flex-col')}>
      <Link
        to="/p/$project/account"
        params={{ project }}
        {...(isNarrow ? { 'aria-label': `Your account: ${me.name}` } : {})}
        className="flex min-h-6 min-w-0 flex-1 items-center gap-2 rounded-md hover:text-t1"
      >
        <Avatar name={me.name} size={22} isNamed />
        {isNarrow ? null : (
          <span className="min-w-0 flex-1 truncate text-xs text-t2">
            <span className="sr-only">Your account: </span>
            {me.name}
          </span>
        )}
      </Link>
      <ThemeButton />
    </div>
  )
}
