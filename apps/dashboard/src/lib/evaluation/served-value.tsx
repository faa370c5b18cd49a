import type { Evaluation } from '@guidon/evaluation'
import type { ConfiguredFlag } from '@guidon/model'
import { Value } from '../../ui/value.tsx'

interface ServedValueProps {
  /** `null` where only the server can tell. */
  readonly evaluation: Evaluation | null
  readonly flag: ConfiguredFlag | undefined
}

/** What a context gets, as its variation is shown elsewhere. */
export function ServedValue({ evaluation, flag }: ServedValueProps) {
  if (evaluation === null) return <span className="text-t3">not tried here</span>
  const index = evaluation.variation
  const variation = index === undefined ? undefined : flag?.definition.variations[index]
  if (index === undefined || variation === undefined) return <span className="text-t3">caller’s default</span>
  return <Value value={variation.value} index={index} name={variation.name} className="font-medium" />
}
