import type { ChangeCheck, ChangePlan, FlagImpact } from '@guidon/api'
import type { Style } from '../output/style.ts'
import { printable } from '../output/style.ts'

/** A plan as people read it: what changes, whom it reaches, what speaks against it. */
export function planText(plan: ChangePlan, style: Style): string {
  return [...planLines(plan, style), `decision: ${plan.decision}`].join('\n')
}

/** The lines shown before the question whether to apply. */
export function planLines({ sentences, impact, checks }: ChangePlan, style: Style): string[] {
  const noted = checks.filter(({ verdict }) => verdict !== 'ok')
  return [
    ...(sentences.length === 0 ? ['Nothing changes.'] : sentences.map(printable)),
    ...impact.flatMap((one) => impactLine(one) ?? []),
    ...noted.map((check) => checkLine(check, style)),
  ]
}

function impactLine({ flag, environment, contexts, changed }: FlagImpact): string | null {
  if (contexts === 0) return null
  return `${flag} in ${environment}: ${changed} of ${contexts} recently seen contexts get another variation`
}

function checkLine({ verdict, reason }: ChangeCheck, style: Style): string {
  return `${verdict === 'block' ? style.bad('✗') : style.warn('!')} ${printable(reason)}`
}
