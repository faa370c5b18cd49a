import type { Presence } from '@guidon/api'
import { Avatar } from '../../../ui/avatar.tsx'

/** Who else is at this flag, in no certain rule. */
export function OthersLine({ others }: { others: readonly Presence[] }) {
  const general = others.filter(({ part }) => part === null)
  if (general.length === 0) return null
  return (
    <ul aria-label="Who else is here" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-t2">
      {general.map(({ tab, who, activity }) => (
        <li key={tab} className="flex items-center gap-1.5">
          <Avatar name={who.name} size={18} isNamed />
          {who.name} {activity === 'editing' ? 'is editing this flag' : 'is looking at this flag'}
        </li>
      ))}
    </ul>
  )
}
