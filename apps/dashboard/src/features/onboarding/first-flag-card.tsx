import type { Environment, FlagSummary } from '@guidon/api'
import { Link } from '@tanstack/react-router'
import { Flag } from 'lucide-react'
import { projectRoute } from '../../lib/root-route.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Glyph } from '../../ui/glyph.tsx'
import { StepCard } from './step-card.tsx'

interface FlagCardProps {
  /** `undefined` while it is read; `null` when there is none. */
  readonly flag: FlagSummary | null | undefined
  readonly environment: Environment
}

export function FlagCard({ flag, environment }: FlagCardProps) {
  const { project } = projectRoute.useParams()
  const state = flag?.environments[0]
  return (
    <StepCard number={1} state={flag ? 'done' : 'now'} title="Flag" note="made for you, rename it any time">
      {flag === null ? (
        <Link
          to="/p/$project/flags"
          params={{ project }}
          search={{ new: true }}
          className={buttonClass({ variant: 'primary', size: 32 })}
        >
          Make a flag that is on or off
        </Link>
      ) : (
        <div className="flex min-h-10 flex-wrap items-center gap-3 rounded-lg border border-line px-3 py-2">
          <Flag size={16} aria-hidden className="text-accent" />
          <Link
            to="/p/$project/flags/$flag"
            params={{ project, flag: flag?.key ?? 'hello-guidon' }}
            className="mono font-medium hover:underline"
          >
            {flag?.key ?? '…'}
          </Link>
          <span className="text-xs text-t3">boolean · {environment.name}</span>
          <span role="status" className="ms-auto flex items-center gap-1.5">
            <Glyph status={state?.isOn ? 'done' : 'off'} />
            {state === undefined ? '' : state.isOn ? 'On' : 'Off'}
          </span>
        </div>
      )}
    </StepCard>
  )
}
