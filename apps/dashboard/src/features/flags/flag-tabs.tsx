import type { FlagDefinition } from '@guidon/model'
import { Link } from '@tanstack/react-router'
import { ArrowLeftRight, Braces, Hash, Power, ToggleLeft, Type, type LucideIcon } from 'lucide-react'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { TabLink, Tabs } from '../../ui/tabs.tsx'

/** The tabs of a flag, and what it is at a glance. */
export function FlagTabs({ project, definition }: { project: string; definition: FlagDefinition }) {
  const params = { project, flag: definition.key }
  return (
    <div className="flex items-center gap-3 border-b border-line pt-2 max-md:flex-col-reverse max-md:items-stretch max-md:gap-1">
      <Tabs label="Flag" className="min-w-0 flex-1 border-b-0!">
        <TabLink render={<Link to="/p/$project/flags/$flag" params={params} activeOptions={{ exact: true }} />}>
          Targeting
        </TabLink>
        <TabLink render={<Link to="/p/$project/flags/$flag/monitoring" params={params} />}>Monitoring</TabLink>
        <TabLink
          render={<Link to="/p/$project/flags/$flag/variations" params={params} />}
          count={definition.variations.length}
        >
          Variations
        </TabLink>
        <TabLink render={<Link to="/p/$project/flags/$flag/history" params={params} />}>History</TabLink>
        <TabLink render={<Link to="/p/$project/flags/$flag/settings" params={params} />}>Settings</TabLink>
      </Tabs>
      <FlagFacts definition={definition} />
    </div>
  )
}

const MAX_TAGS = 3

function FlagFacts({ definition }: { definition: FlagDefinition }) {
  const { label, Icon } = kindOf(definition)
  const { tags, maintainer, isTemporary } = definition
  const [hidden, shown] = [tags.slice(MAX_TAGS), tags.slice(0, MAX_TAGS)]
  return (
    <ul aria-label="About this flag" className="flex min-w-0 items-center gap-2 text-xs text-t2">
      <li className="flex items-center gap-1.5 whitespace-nowrap">
        <Icon size={14} strokeWidth={1.8} aria-hidden className="text-t3" />
        {label}
        <span className="text-t3">{isTemporary ? 'temporary' : 'permanent'}</span>
      </li>
      {shown.map((tag) => (
        <li key={tag} className="min-w-0 max-xl:hidden">
          <Badge className="max-w-32 truncate">{tag}</Badge>
        </li>
      ))}
      {hidden.length === 0 ? null : (
        <li className="text-t3 max-xl:hidden" title={hidden.join(', ')}>
          +{hidden.length}
        </li>
      )}
      {maintainer === null ? null : (
        <li className="flex min-w-0 items-center gap-1.5 whitespace-nowrap">
          <Avatar name={maintainer} size={18} isNamed />
          <span className="truncate">{maintainer}</span>
        </li>
      )}
    </ul>
  )
}

interface Kind {
  readonly label: string
  readonly Icon: LucideIcon
}

const BY_VALUE: Readonly<Record<FlagDefinition['valueType'], Kind>> = {
  boolean: { label: 'Boolean', Icon: ToggleLeft },
  string: { label: 'String', Icon: Type },
  number: { label: 'Number', Icon: Hash },
  json: { label: 'JSON', Icon: Braces },
}

function kindOf({ valueType, migration, isTemporary }: FlagDefinition): Kind {
  if (migration !== null) return { label: 'Migration', Icon: ArrowLeftRight }
  if (valueType === 'boolean' && !isTemporary) return { label: 'Kill switch', Icon: Power }
  return BY_VALUE[valueType]
}
