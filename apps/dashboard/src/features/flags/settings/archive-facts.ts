import type { ChangePlan, FlagDetail } from '@guidon/api'

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
  const served = environments.map(({ split }) => (split.length === 1 ? split[0]!.variation : null))
  const [first] = served
  if (first !== null && first !== undefined && served.every((one) => one === first)) {
    const { label } = environments[0]!.split[0]!
    return {
      verdict: 'ok',
      title: 'The same variation everywhere',
      detail: `Everyone gets "${label}" in every environment.`,
    }
  }
  const each = environments.map(({ environment, serves }) => `${nameOf(environment)} serves ${serves}`)
  return { verdict: 'wait', title: 'Not the same variation everywhere', detail: `${each.join('; ')}.` }
}

/** Codes of what the review itself asks for. */
const ASKED_IN_REVIEW = new Set(['required_reason', 'typed_confirmation', 'version_conflict'])

/** Whether something else needs the flag, as the server sees it. */
export function neededFacts({ checks }: ChangePlan): readonly ArchiveFact[] {
  const blocks = checks.filter(({ verdict, code }) => verdict === 'block' && !ASKED_IN_REVIEW.has(code))
  if (blocks.length === 0) {
    return [{ verdict: 'ok', title: 'Nothing depends on it', detail: 'It is a prerequisite of no other flag.' }]
  }
  const reasons = [...new Set(blocks.map(({ reason }) => reason))]
  return reasons.map((detail) => ({ verdict: 'bad', title: 'Another flag needs it', detail }))
}
