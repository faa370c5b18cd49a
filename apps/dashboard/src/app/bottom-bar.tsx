import { Link, useLocation } from '@tanstack/react-router'
import { CircleUser, Ellipsis } from 'lucide-react'
import { projectRoute } from '../lib/root-route.ts'
import { chooseTheme, THEMES, useTheme } from '../lib/theme.ts'
import { cx } from '../ui/cx.ts'
import { Menu, MenuItem, MenuLinkItem, MenuSeparator } from '../ui/menu.tsx'
import { RAIL_GROUPS, type RailItem } from './rail-items.ts'

const ON_BAR = ['Home', 'Flags', 'Segments', 'Contexts']
const ITEMS = RAIL_GROUPS.flatMap((group) => group.items)

const PLACE = 'flex h-13 flex-col items-center justify-center gap-0.5 text-2xs'
const HERE = 'text-accent! font-medium'

/** The rail of a phone: four places, and all others under More. */
export function BottomBar() {
  const { project } = projectRoute.useParams()
  return (
    <nav aria-label="Main" className="grid grid-cols-5 border-t border-line bg-panel md:hidden print:hidden">
      {ITEMS.filter(({ label }) => ON_BAR.includes(label)).map(({ to, label, Icon, isExact }) => (
        <Link
          key={to}
          to={to}
          params={{ project }}
          activeOptions={{ exact: isExact === true, includeSearch: false }}
          className={cx(PLACE, 'text-t2')}
          activeProps={{ className: HERE, 'aria-current': 'page' }}
        >
          <Icon size={18} strokeWidth={1.9} aria-hidden />
          {label}
        </Link>
      ))}
      <MorePlaces project={project} places={ITEMS.filter(({ label }) => !ON_BAR.includes(label))} />
    </nav>
  )
}

function MorePlaces({ project, places }: { project: string; places: readonly RailItem[] }) {
  const isHere = useLocation({
    select: ({ pathname }) =>
      [...places.map(({ to }) => to), ACCOUNT].some((to) => pathname.includes(to.replace('$project', project))),
  })
  const trigger = (
    <button type="button" className={cx(PLACE, 'w-full text-t2', isHere && HERE)}>
      <Ellipsis size={18} strokeWidth={1.9} aria-hidden />
      More
    </button>
  )
  return (
    <Menu trigger={trigger} label="More" align="end">
      {places.map(({ to, label, Icon }) => (
        <MenuLinkItem key={to} render={<Link to={to} params={{ project }} />}>
          <Icon size={15} strokeWidth={1.9} aria-hidden className="text-t3" />
          {label}
        </MenuLinkItem>
      ))}
      <MenuSeparator />
      <MenuLinkItem render={<Link to={ACCOUNT} params={{ project }} />}>
        <CircleUser size={15} strokeWidth={1.9} aria-hidden className="text-t3" />
        Your account
      </MenuLinkItem>
      <ThemeItem />
    </Menu>
  )
}

const ACCOUNT = '/p/$project/account'

function ThemeItem() {
  const theme = useTheme()
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!
  return (
    <MenuItem onClick={() => chooseTheme(next)}>
      Theme: {theme}, change to {next}
    </MenuItem>
  )
}
