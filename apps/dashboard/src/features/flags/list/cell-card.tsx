import type { FlagState } from '@guidon/api'
import { Link } from '@tanstack/react-router'
import { environmentShape } from '../../../lib/environment-shape.ts'
import { formatAgo } from '../../../lib/format.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { projectRoute } from '../../../lib/root-route.ts'
import { useCan, useEnvironments } from '../../../lib/use-project.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { EnvironmentShapeMark } from '../../../ui/environment-shape.tsx'
import { PopoverClose } from '../../../ui/popover.tsx'
import { reasonOf } from '../../../lib/can.ts'
import type { FlagCell } from './environment-cell.tsx'
import { flip } from './flip.ts'

/** What one environment does with a flag, and what can be done about it: through a review. */
export function CellCard({ cell: { flag, environment, state } }: { cell: FlagCell }) {
  const { project } = projectRoute.useParams()
  const canApply = useCan('change:apply')
  const other = useEnvironments().find(({ key }) => key === state.differsFrom)
  const reason = flag.isArchived ? 'The flag is archived. Restore it first.' : reasonOf(canApply)
  return (
    <div className="flex w-80 max-w-full flex-col gap-2">
      <p className="flex items-center gap-1.5 font-medium">
        <EnvironmentShapeMark shape={environmentShape(environment)} />
        {environment.name}: {state.inShort}
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-xs text-t2">
        <dt className="text-t3">When on, serves</dt>
        <dd className="wrap-anywhere">{state.serves}</dd>
        <dt className="text-t3">Before that</dt>
        <dd className="num">{firstMatches(state)}</dd>
        {other === undefined ? null : (
          <>
            <dt className="text-t3">Differs from</dt>
            <dd>
              <Link
                to="/p/$project/compare"
                params={{ project }}
                search={{ flag: flag.key, from: environment.key, to: other.key }}
                className="text-accent hover:underline"
              >
                {other.name}: see how
              </Link>
            </dd>
          </>
        )}
        <dt className="text-t3">Changed</dt>
        <dd className="num">
          {formatAgo(state.updatedAt, serverNow())} · version {state.version}
        </dd>
      </dl>
      <div className="flex justify-end gap-2 pt-1">
        <Link
          to="/p/$project/flags/$flag"
          params={{ project, flag: flag.key }}
          search={{ env: environment.key }}
          className={buttonClass({ variant: 'ghost' })}
        >
          Open rules
        </Link>
        <PopoverClose
          render={
            <Button
              variant={state.isOn ? 'danger' : 'primary'}
              disabledReason={reason}
              onClick={() => flip({ flag: flag.key, environment: environment.key }, state)}
            >
              {state.isOn ? 'Turn off…' : 'Turn on…'}
            </Button>
          }
        />
      </div>
    </div>
  )
}

/** What decides before the default rule does. */
function firstMatches({ prerequisiteCount, targetCount, ruleCount }: FlagState): string {
  const parts = [
    [prerequisiteCount, 'prerequisite'],
    [targetCount, 'target'],
    [ruleCount, 'rule'],
  ] as const
  const named = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}${count === 1 ? '' : 's'}`)
  return named.length === 0 ? 'no targets, no rules' : named.join(' · ')
}
