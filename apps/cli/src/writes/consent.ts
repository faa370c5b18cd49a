import type { ChangeCheck } from '@guidon/api'
import type { Cli } from '../cli.ts'
import { usageError } from '../errors/cli-error.ts'
import { confirm } from './confirmation.ts'

/** What the user agreed to, besides the write itself. */
export interface Consent {
  readonly reason?: string
  readonly confirmation?: string
}

export interface ConsentRequest {
  /** What is about to happen, one sentence a line. */
  readonly lines: readonly string[]
  /** `Apply`, `Import`. */
  readonly verb: string
  readonly checks: readonly ChangeCheck[]
}

const CONSENT_CODES = ['required_reason', 'typed_confirmation']

/** Shows what will happen and gets what the checks ask for: a yes, a reason, the key of a critical environment. */
export async function obtainConsent(cli: Cli, { lines, verb, checks }: ConsentRequest): Promise<Consent> {
  const typed = confirmationFor(checks)
  await confirm(cli, { sentences: lines, question: typed === null ? `${verb}?` : `${verb} to ${typed}?`, typed })
  const isReasonAsked = checks.some(({ code, verdict }) => code === 'required_reason' && verdict !== 'ok')
  const reason = cli.flags.reason ?? (isReasonAsked ? await askForReason(cli) : null)
  return { ...(reason === null ? {} : { reason }), ...(typed === null ? {} : { confirmation: typed }) }
}

/** What must be typed to confirm; `null` when nothing must. */
export function confirmationFor(checks: readonly ChangeCheck[]): string | null {
  const check = checks.find(({ code, verdict }) => code === 'typed_confirmation' && verdict !== 'ok')
  return check === undefined ? null : String(check.details?.['expected'])
}

/** What is asked for anyway need not be listed before. */
export function withoutQuestions(checks: readonly ChangeCheck[]): ChangeCheck[] {
  return checks.filter(({ code }) => !CONSENT_CODES.includes(code))
}

async function askForReason(cli: Cli): Promise<string> {
  if (!cli.prompt.canAsk) throw usageError('This change needs a reason', 'Add --reason "…".')
  return cli.prompt.line('Why? ')
}
