import { evaluateAll, evaluateWithPrerequisites, type CompiledDataSet, type FlagEvaluation } from '@guidon/evaluation'
import { isVisibleTo, type Audience } from '@guidon/launchdarkly'
import type { Context } from '@guidon/model'

/** Who is answered, and about whom. */
export interface EvaluationRequest {
  readonly context: Context
  readonly audience: Audience
}

/** What all flags that the audience may see serve to the context. */
export function evaluateVisible(
  data: CompiledDataSet,
  { context, audience }: EvaluationRequest,
): Iterable<FlagEvaluation> {
  return evaluateAll(data, context, { filter: (flag) => isVisibleTo(flag, audience) }).values()
}

/** What one flag serves to the context; `undefined` when there is none, or none that the audience may see. */
export function evaluateOne(
  data: CompiledDataSet,
  key: string,
  { context, audience }: EvaluationRequest,
): FlagEvaluation | undefined {
  const flag = data.flags.get(key)?.source
  if (flag === undefined || !isVisibleTo(flag, audience)) return undefined
  const { evaluation, prerequisites } = evaluateWithPrerequisites(data, key, context)
  const direct = prerequisites.filter(({ prerequisiteOf }) => prerequisiteOf === key)
  return { flag, evaluation, directPrerequisites: direct.map((prerequisite) => prerequisite.flag.key) }
}
