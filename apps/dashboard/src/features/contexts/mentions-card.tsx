import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { PartInput } from '../../lib/evaluation/context-parts.ts'
import type { FlagWorld } from '../../lib/evaluation/flag-world.ts'
import { Card } from '../../ui/card.tsx'
import { mentionsOf, type Mention } from './mentions.ts'

interface MentionsCardProps {
  readonly project: string
  readonly part: PartInput
  readonly world: FlagWorld
}

/** Flags and segments that name the context by its key. */
export function MentionsCard({ project, part, world }: MentionsCardProps) {
  const mentions = useMemo(
    () => mentionsOf(world, { kind: part.kind, key: String(part.attributes['key']) }),
    [world, part],
  )
  return (
    <Card title="Named by" note="rules and lists with its key" isPadded={false}>
      {mentions.length === 0 ? (
        <p className="px-4 py-3 text-xs text-t3">No rule and no list names it.</p>
      ) : (
        <ul className="divide-y divide-line">
          {mentions.map((mention, index) => (
            <li key={index} className="flex min-w-0 flex-col px-4 py-1.5 text-xs">
              <MentionLink project={project} mention={mention} />
              <span className="text-t3">{mention.where}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const LOOK = 'inline-flex min-h-6 min-w-0 items-center truncate font-medium hover:underline'

function MentionLink({ project, mention: { kind, key, name } }: { project: string; mention: Mention }) {
  return kind === 'flag' ? (
    <Link to="/p/$project/flags/$flag" params={{ project, flag: key }} dir="auto" className={LOOK}>
      {name}
    </Link>
  ) : (
    <Link to="/p/$project/segments/$segment" params={{ project, segment: key }} dir="auto" className={LOOK}>
      Segment {name}
    </Link>
  )
}
