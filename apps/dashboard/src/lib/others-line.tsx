import type { Presence } from '@guidon/api'
import { Avatar } from '../ui/avatar.tsx'

interface OthersLineProps {
  readonly others: readonly Presence[]
  readonly noun: 'flag' | 'segment'
}

/** Who else is at this flag or segment, in no certain rule. */
export function OthersLine({ others, noun }: OthersLineProps) {
  const general = others.filter(({ part }) => part === null)
  if (general.length === 0) return null
  return (
    <ul aria-label="Who else is here" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-t2">
      {general.map(({ tab, who, activity }) => (
        <li key={tab} className="flex items-center gap-1.5">
          <Avatar name={who.name} size={18} isNamed />
          {who.name} {activity === 'editing' ? 'is editing' : 'is looking at'} this {noun}
        </li>
      ))}
    </ul>
  )
}
