import { Activity, Contact, Flag, Home, Plug, Radio, ScrollText, Settings, Users, type LucideIcon } from 'lucide-react'

export interface RailItem {
  readonly to:
    | '/p/$project'
    | '/p/$project/start'
    | '/p/$project/flags'
    | '/p/$project/segments'
    | '/p/$project/contexts'
    | '/p/$project/sdks'
    | '/p/$project/events'
    | '/p/$project/audit'
    | '/p/$project/settings'
  readonly label: string
  readonly Icon: LucideIcon
  readonly isExact?: boolean
}

interface RailGroup {
  readonly name: string
  readonly items: readonly RailItem[]
}

/** What there is to go to, in the order of the rail and of the palette. */
export const RAIL_GROUPS: readonly RailGroup[] = [
  {
    name: '',
    items: [
      { to: '/p/$project', label: 'Home', Icon: Home, isExact: true },
      { to: '/p/$project/start', label: 'Connect', Icon: Plug },
    ],
  },
  {
    name: 'Build',
    items: [
      { to: '/p/$project/flags', label: 'Flags', Icon: Flag },
      { to: '/p/$project/segments', label: 'Segments', Icon: Users },
      { to: '/p/$project/contexts', label: 'Contexts', Icon: Contact },
    ],
  },
  {
    name: 'Watch',
    items: [
      { to: '/p/$project/sdks', label: 'SDKs', Icon: Radio },
      { to: '/p/$project/events', label: 'Live events', Icon: Activity },
    ],
  },
  {
    name: 'Govern',
    items: [
      { to: '/p/$project/audit', label: 'Audit', Icon: ScrollText },
      { to: '/p/$project/settings', label: 'Settings', Icon: Settings },
    ],
  },
]
