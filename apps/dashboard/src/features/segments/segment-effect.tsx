import { Link } from '@tanstack/react-router'
import { formatCount } from '../../lib/format.ts'
import { reachTexts } from '../../lib/sentences/reach-text.ts'
import { useEnvironment } from '../../lib/use-project.ts'
import { Card } from '../../ui/card.tsx'
import type { SegmentEditing } from './segment-editing.ts'

const SHOWN = 5

/** Which flags the draft changes for whom, by the server's estimate; nothing without a draft. */
export function SegmentEffect({ project, editing: { plan, draft } }: { project: string; editing: SegmentEditing }) {
  const { name } = useEnvironment()
  if (plan === null || !draft.isDirty) return null
  const changed = plan.impact.filter((one) => one.changed > 0).toSorted((a, b) => b.changed - a.changed)
  const [reach = 'No flag uses this segment: nobody gets anything else.'] = reachTexts(plan.impact, () => name)
  return (
    <Card title="What your edits do" isPadded={false}>
      <p role="status" className="num px-4 py-2.5 text-xs text-t2">
        {reach}
      </p>
      {changed.length === 0 ? null : (
        <ul className="divide-y divide-line border-t border-line">
          {changed.slice(0, SHOWN).map(({ flag, environment, changed: count }) => (
            <li key={flag} className="flex items-center gap-2 px-4 py-1.5 text-xs">
              <Link
                to="/p/$project/flags/$flag"
                params={{ project, flag }}
                search={{ env: environment }}
                className="mono min-w-0 flex-1 truncate hover:underline"
              >
                {flag}
              </Link>
              <span className="num">{formatCount(count)} switch</span>
            </li>
          ))}
          {changed.length <= SHOWN ? null : (
            <li className="px-4 py-1.5 text-xs text-t3">and {changed.length - SHOWN} more</li>
          )}
        </ul>
      )}
    </Card>
  )
}
