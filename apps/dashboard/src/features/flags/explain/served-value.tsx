import type { Evaluation } from '@guidon/evaluation'
import type { ConfiguredFlag } from '@guidon/model'
import { Value } from '../../../ui/value.tsx'

/** What a context gets, as its variation is shown elsewhere. */
export function ServedValue({ evaluation, flag }: { evaluation: Evaluation; flag: ConfiguredFlag | undefined }) {
  const index = evaluation.variation
  const variation = index === undefined ? undefined : flag?.definition.variations[index]
  if (index === undefined || variation === undefined) return <span className="text-t3">caller’s default</span>
  return <Value value={variation.value} index={index} name={variation.name} className="font-medium" />
}
