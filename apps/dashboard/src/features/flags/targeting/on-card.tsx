import { useEnvironment } from '../../../lib/use-project.ts'
import { Crosshair } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { cx } from '../../../ui/cx.ts'
import { EnvironmentShapeMark } from '../../../ui/environment-shape.tsx'
import { environmentShape } from '../../../lib/environment-shape.ts'
import { Switch } from '../../../ui/switch.tsx'
import type { Editing } from './editing.ts'
import { VariationSelect } from './variation-select.tsx'

/** Whether targeting is on, and what everyone gets when it is not. */
export function OnCard({ editing, onExplain }: { editing: Editing; onExplain: () => void }) {
  const { draft, edit, refusal } = editing
  const environment = useEnvironment()
  const { definition, configuration } = draft.current
  const isEdited =
    configuration.on !== draft.base.configuration.on ||
    configuration.offVariationId !== draft.base.configuration.offVariationId
  return (
    <section
      aria-label="Targeting"
      className={cx(
        'card relative flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5',
        isEdited && 'bg-accent-bg/50!',
      )}
    >
      {isEdited ? <i aria-hidden className="absolute inset-y-0 start-0 w-[3px] rounded-s-lg bg-accent" /> : null}
      <Switch
        label={`Targeting in ${environment.name}`}
        isOn={configuration.on}
        onChange={(isOn) => edit({ kind: isOn ? 'turnFlagOn' : 'turnFlagOff' })}
        disabledReason={refusal}
      />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-1.5 gap-y-1 text-sm max-md:basis-3/4">
        <span>
          Targeting is <b className="font-semibold">{configuration.on ? 'on' : 'off'}</b> in{' '}
          <span className="inline-block max-w-full truncate align-bottom">
            <EnvironmentShapeMark shape={environmentShape(environment)} className="mx-0.5" />{' '}
            <b className={cx('font-semibold', environment.isCritical && 'text-bad')}>{environment.name}</b>.
          </span>
        </span>
        <span>{configuration.on ? 'When off,' : 'Now'} everyone gets</span>
        <VariationSelect
          size={28}
          label="Variation served when targeting is off"
          definition={definition}
          value={configuration.offVariationId}
          onChange={(variationId) => edit({ kind: 'updateOffVariation', variationId })}
          isDisabled={refusal !== null}
        />
      </div>
      {isEdited ? <Badge tone="accent">edited</Badge> : null}
      <Button variant="line" onClick={onExplain} className="max-md:ms-12">
        <Crosshair size={13} aria-hidden />
        Explain a context
        <span className="max-md:hidden">
          <Kbd keys="x" />
        </span>
      </Button>
    </section>
  )
}
