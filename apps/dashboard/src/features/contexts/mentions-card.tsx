import type { Environment } from '@guidon/api'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useMemo } from 'react'
import type { PartInput } from '../../lib/evaluation/context-parts.ts'
import type { FlagWorld } from '../../lib/evaluation/flag-world.ts'
import { openReview } from '../../lib/review.ts'
import { IconButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Value } from '../../ui/value.tsx'
import { mentionsOf, type Mention } from './mentions.ts'

interface MentionsCardProps {
  readonly project: string
  readonly environment: Environment
  readonly part: PartInput
  readonly world: FlagWorld
  /** Why no individual target may be taken away; `null` when one may. */
  readonly removalReason: string | null
}

/** Flags and segments that name the context by its key. */
export function MentionsCard({ project, environment, part, world, removalReason }: MentionsCardProps) {
  const key = String(part.attributes['key'])
  const mentions = useMemo(() => mentionsOf(world, { kind: part.kind, key }), [world, part.kind, key])
  const remove = ({ key: flag, variationId }: Mention): void => {
    if (variationId === undefined) return
    openReview({
      operations: [
        {
          subject: { kind: 'flag', key: flag, environment: environment.key },
          instructions: [{ kind: 'removeTargets', contextKind: part.kind, variationId, values: [key] }],
        },
      ],
    })
  }
  return (
    <Card title="Named by" note={`with its key, in ${environment.name}`} isPadded={false}>
      {mentions.length === 0 ? (
        <p className="px-4 py-3 text-xs text-t3">No rule and no list names it.</p>
      ) : (
        <ul className="divide-y divide-line">
          {mentions.map((mention, index) => (
            <li key={index} className="flex min-w-0 items-center gap-2 px-4 py-1.5 text-xs">
              <div className="flex min-w-0 flex-1 flex-col">
                <MentionLink project={project} mention={mention} />
                <span className="flex min-w-0 items-center gap-1.5 text-t3">
                  <span>{mention.where}</span>
                  <TargetedValue mention={mention} world={world} />
                </span>
              </div>
              {mention.variationId === undefined ? null : (
                <IconButton
                  label={`Take off the individual targets of ${mention.name}`}
                  disabledReason={removalReason}
                  onClick={() => remove(mention)}
                >
                  <X size={13} aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** What an individual target gives. */
function TargetedValue({ mention: { key, variationId }, world }: { mention: Mention; world: FlagWorld }) {
  const variations = world.flags.get(key)?.definition.variations ?? []
  const index = variations.findIndex(({ id }) => id === variationId)
  const variation = variations[index]
  return variation === undefined ? null : <Value value={variation.value} index={index} name={variation.name} />
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
