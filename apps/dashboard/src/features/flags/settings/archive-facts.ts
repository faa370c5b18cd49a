import type { ChangePlan, FlagDetail, FlagState } from '@guidon/api'
import { blockingReasons } from '../definition/blocking-reasons.ts'

/** `ok` is fine, `wait` should be looked at first, `bad` prevents it. */
export interface ArchiveFact {
  readonly verdict: 'ok' | 'wait' | 'bad'
  readonly title: string
  readonly detail: string
}

export const QUIET_DAYS = 7
const DAY_MS = 86_400_000

interface Words {
  readonly now: number
  /** Name of an environment by its key. */
  readonly nameOf: (environment: string) => string
  readonly ago: (at: number) => string
}

/** Whether programs still ask for the flag. */
export function quietFact({ environments }: FlagDetail, { now, nameOf, ago }: Words): ArchiveFact {
  const heard = environments.filter(
    ({ lastEvaluatedAt }) => lastEvaluatedAt !== null && lastEvaluatedAt > now - QUIET_DAYS * DAY_MS,
  )
  if (heard.length === 0) {
    return {
      verdict: 'ok',
      title: `No evaluations in ${QUIET_DAYS} days`,
      detail: 'No SDK has reported one, in any environment.',
    }
  }
  const where = heard.map(({ environment, lastEvaluatedAt }) => `${nameOf(environment)} ${ago(lastEvaluatedAt!)}`)
  return {
    verdict: 'wait',
    title: 'Programs still ask for it',
    detail: `Last in ${where.join(', ')}. Once it is archived they get the default value in their code.`,
  }
}

/** Whether everyone gets the same everywhere: what code can be left with. */
export function sameFact({ environments }: FlagDetail, { nameOf }: Pick<Words, 'nameOf'>): ArchiveFact {
  const served = new Set(environments.map(servedToAll))
  const [only] = served
  if (served.size === 1 && only !== null && only !== undefined) {
    return {
      verdict: 'ok',
      title: 'The same variation everywhere',
      detail: `Everyone gets "${only}" in every environment.`,
    }
  }
  const each = environments.map((state) => {
    const others =
      servedToAll(state) === null && state.split.length === 1 ? ' to most, and others by rules or targets' : ''
    return `${nameOf(state.environment)} serves ${state.serves}${others}`
  })
  return { verdict: 'wait', title: 'Not the same variation everywhere', detail: `${each.join('; ')}.` }
}

/** Label of what everyone gets; `null` when it is not plain that everyone gets the same. */
function servedToAll({ isOn, split, ruleCount, targetCount, prerequisiteCount }: FlagState): string | null {
  const [only, ...others] = split
  if (only === undefined || others.length > 0) return null
  return isOn && ruleCount + targetCount + prerequisiteCount > 0 ? null : only.label
}

/** Whether something else needs the flag, as the server sees it. */
export function neededFacts(plan: ChangePlan): readonly ArchiveFact[] {
  const reasons = blockingReasons(plan)
  if (reasons.length === 0) {
    return [{ verdict: 'ok', title: 'Nothing depends on it', detail: 'It is a prerequisite of no other flag.' }]
  }
  return reasons.map((detail) => ({ verdict: 'bad', title: 'Another flag needs it', detail }))
}
