import type { ExplanationView } from '@guidon/api'
import { explain } from '@guidon/evaluation'
import { parseContext } from '@guidon/model'
import { NotReadyError } from '../../platform/http/http-errors.ts'
import type { PublishingService } from '../publishing/index.ts'
import { InvalidContextError } from './flags-errors.ts'

const LOAD_TIMEOUT_MS = 2_000

/** What a context gets of a flag as it is published, and everything that decided it. */
export async function explainFor(
  publishing: PublishingService,
  { environmentId, flagKey }: { readonly environmentId: string; readonly flagKey: string },
  contextJson: unknown,
): Promise<ExplanationView> {
  const context = parseContext(contextJson)
  if (!context.ok)
    throw new InvalidContextError(context.issues.map(({ path, ...issue }) => ({ path: `/context${path}`, ...issue })))
  await publishing.waitFor(environmentId, 1, LOAD_TIMEOUT_MS)
  const environment = publishing.environment(environmentId)
  if (environment === undefined) throw new NotReadyError()
  const { evaluation, steps } = explain(environment.compiled, flagKey, context.value)
  return {
    flag: flagKey,
    variation: evaluation.variation ?? null,
    value: evaluation.value,
    reason: { ...evaluation.reason },
    steps: steps.map((step) => ({ ...step })),
  }
}
