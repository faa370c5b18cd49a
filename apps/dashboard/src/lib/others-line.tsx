import type { Presence } from '@guidon/api'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Avatar } from '../ui/avatar.tsx'
import { partText, presenceText } from './presence-text.ts'
import { meQuery } from './root-route.ts'

interface OthersLineProps {
  readonly others: readonly Presence[]
  readonly noun: 'flag' | 'segment'
  /** In their order. @default none */
  readonly rules?: readonly { readonly id: string }[]
}

/** Who else is at this flag or segment, and in which of its rules. */
export function OthersLine({ others, noun, rules = [] }: OthersLineProps) {
  const { data: me } = useSuspenseQuery(meQuery)
  if (others.length === 0) return null
  return (
    <ul aria-label="Who else is here" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-t2">
      {others.map((other) => (
        <li key={other.tab} className="flex items-center gap-1.5">
          <Avatar name={other.who.name} size={18} isNamed />
          {presenceText(other, partText(other.part, noun, rules), me)}
        </li>
      ))}
    </ul>
  )
}
