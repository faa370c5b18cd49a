import type { Environment, FlagState, FlagSummary } from '@guidon/api'
import { GitCompareArrows } from 'lucide-react'
import { cx } from '../../../ui/cx.ts'
import { Glyph } from '../../../ui/glyph.tsx'
import { createPopoverHandle, SharedPopoverTrigger } from '../../../ui/popover.tsx'
import { SplitBar } from '../../../ui/split-bar.tsx'
import { flagVariationColor, NO_VARIATION_COLOR } from '../../../ui/variation-color.ts'

/** One flag in one environment: what the popover of a cell is about. */
export interface FlagCell {
  readonly flag: FlagSummary
  readonly environment: Environment
  readonly state: FlagState
}

/** The one popover of all cells. */
export const cellPopover = createPopoverHandle<FlagCell>()

interface EnvironmentCellProps {
  readonly flag: FlagSummary
  readonly environment: Environment
  readonly state: FlagState | undefined
  readonly tabIndex: 0 | -1
}

/** What an environment does with a flag; opens what can be done about it. Nothing is changed by one press. */
export function EnvironmentCell({ flag, environment, state, tabIndex }: EnvironmentCellProps) {
  if (state === undefined) return <span className="text-t3">—</span>
  const text = state.inShort
  const drift = state.differsFrom === null ? null : `Configured differently than ${state.differsFrom}`
  const trigger = (
    <button
      type="button"
      tabIndex={tabIndex}
      data-flag={flag.key}
      data-environment={environment.key}
      aria-label={`${flag.name} in ${environment.name}: ${text}${drift === null ? '' : `. ${drift}`}`}
      className="flex w-full min-w-0 flex-col gap-1 rounded-md py-1 text-start hover:bg-sub"
    >
      <span className="flex min-w-0 items-center gap-1.5">
        <Glyph status={state.isOn ? 'done' : 'off'} />
        <span data-cut className={cx('min-w-0 flex-1 truncate', !state.isOn && 'text-t3')}>
          {text}
        </span>
        {drift === null ? null : (
          <span title={drift}>
            <GitCompareArrows size={12} aria-hidden className="text-wait" />
          </span>
        )}
      </span>
      <SplitBar parts={partsOf(state, flag.valueType)} height={3} />
    </button>
  )
  return <SharedPopoverTrigger handle={cellPopover} row={{ flag, environment, state }} trigger={trigger} />
}

function partsOf({ isOn, split }: FlagState, valueType: FlagSummary['valueType']) {
  if (!isOn || split.length === 0) return [{ label: 'off', color: NO_VARIATION_COLOR, share: 1 }]
  return split.map(({ variation, label, weight }) => ({
    label,
    color: flagVariationColor(valueType, variation),
    share: weight,
  }))
}
