import type { FlagDefinition } from '@guidon/model'
import { formatCount } from '../../../lib/format.ts'
import { valueText } from '../../../ui/value-text.ts'
import type { Editing } from './editing.ts'
import { switchingOf } from './serve-edits.ts'

/** Who the draft switches, by the server's estimate over contexts that were seen. */
export function SwitchingLine({ editing: { plan, saved, draft } }: { editing: Editing }) {
  const { definition } = draft.current
  const impact = plan?.impact.find(
    ({ flag, environment }) => flag === definition.key && environment === saved.environment,
  )
  if (impact === undefined || !draft.isDirty) return null
  if (impact.contexts === 0) return <p className="text-xs text-t3">Who switches is not known: no contexts seen yet.</p>
  const { contexts, changed, toIndex, forward, back } = switchingOf(impact)
  return (
    <p role="status" className="num text-xs text-t2">
      {changed === 0 ? (
        <b className="font-semibold">Nobody switches</b>
      ) : (
        <>
          <b className="font-semibold">{formatCount(forward)}</b> switch to {nameOf(definition, toIndex)},{' '}
          <b className="font-semibold">{formatCount(back)}</b> switch back
        </>
      )}
      <span className="text-t3"> · of {formatCount(contexts)} contexts seen, with all your changes together</span>
    </p>
  )
}

function nameOf({ variations }: FlagDefinition, index: number | null): string {
  const variation = index === null ? undefined : variations[index]
  if (variation === undefined) return 'the default in the code'
  return variation.name === '' ? valueText(variation.value) : variation.name
}
