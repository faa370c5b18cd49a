import type { ChangeDelivered, Environment, FlagSummary } from '@guidon/api'
import { useRef, useState } from 'react'
import { useLiveEvents } from '../../lib/live.ts'
import { openQuickReview } from '../../lib/review.ts'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { useCan } from '../../lib/use-project.ts'
import { Button } from '../../ui/button.tsx'
import { Glyph } from '../../ui/glyph.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { StepCard } from './step-card.tsx'

interface FlipCardProps {
  readonly flag: FlagSummary | null | undefined
  readonly environment: Environment
  readonly isConnected: boolean
}

/** Turns the flag on or off and tells how soon the programs had it. */
export function FlipCard({ flag, environment, isConnected }: FlipCardProps) {
  const canApply = useCan('change:apply')
  const button = useRef<HTMLButtonElement>(null)
  const delivered = useDelivery(environment.key)
  const state = flag?.environments[0]
  const isOn = state?.isOn === true
  const flip = (): void => {
    if (!flag || state === undefined || button.current === null) return
    const subject = { kind: 'flag', key: flag.key, environment: environment.key } as const
    const kind = isOn ? 'turnFlagOff' : 'turnFlagOn'
    openQuickReview({ operations: [{ subject, baseVersion: state.version, instructions: [{ kind }] }] }, button.current)
  }
  useShortcuts('Connect', [{ keys: 't', does: isOn ? 'turn off' : 'turn on', run: flip }])
  return (
    <StepCard
      number={3}
      state={isOn && isConnected ? 'done' : isConnected ? 'now' : 'later'}
      title="Flip it"
      note="and watch it arrive"
    >
      <div className="flex flex-wrap items-center gap-3">
        <Glyph status={isOn ? 'done' : 'off'} size={16} />
        <p className="min-w-0">
          <span className="pointer-coarse:hidden">
            Press <Kbd keys="t" />.{' '}
          </span>
          Your program gets <b className="mono font-semibold">{String(!isOn)}</b> without a restart.
        </p>
        <Button
          ref={button}
          variant="primary"
          size={32}
          className="ms-auto"
          disabledReason={canApply === true ? (flag ? null : 'There is no flag yet.') : canApply}
          onClick={flip}
        >
          Turn {isOn ? 'off' : 'on'} in {environment.name}
        </Button>
      </div>
      <p role="status" className="num min-h-4 text-xs text-ok">
        {delivered === null ? '' : deliveryText(delivered)}
      </p>
    </StepCard>
  )
}

function useDelivery(environment: string): ChangeDelivered | null {
  const [delivered, setDelivered] = useState<ChangeDelivered | null>(null)
  useLiveEvents((event) => {
    if (event.type === 'change.delivered' && event.environment === environment) {
      setDelivered(event.data as ChangeDelivered)
    }
  })
  return delivered
}

function deliveryText({ streams, durationMs }: ChangeDelivered): string {
  const programs = streams === 1 ? '1 program' : `${streams} programs`
  return durationMs === null ? `Delivered to ${programs}.` : `Delivered to ${programs} in ${durationMs} ms.`
}
