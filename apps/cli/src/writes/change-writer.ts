import type { Change, ChangePlan, Operation } from '@guidon/api'
import type { Cli } from '../cli.ts'
import { CliError, usageError } from '../errors/cli-error.ts'
import { EXIT_CODES } from '../errors/exit-code.ts'
import { applyChange, planChange } from '../http/operations.ts'
import { printable } from '../output/style.ts'
import { planLines, planText } from './change-text.ts'
import { confirm } from './confirmation.ts'

/** What the user agreed to, besides the operations themselves. */
export interface Consent {
  readonly reason?: string
  readonly confirmation?: string
}

/** Plans operations, shows what they do, asks, and applies them: the way of every edit. */
export async function writeChange(cli: Cli, operations: readonly Operation[]): Promise<void> {
  if (operations.length === 0) return cli.out.item({ isChanged: false }, 'Nothing to change')
  const plan = await requestPlan(cli, operations)
  if (cli.flags.isDryRun) return cli.out.item(plan, planText(plan, cli.out.style))
  const consent = await obtainConsent(cli, plan)
  const change = await sendOnce(cli, () =>
    cli.api.call(applyChange, {
      params: { project: cli.project },
      body: { operations: plan.operations, ...consent },
      headers: { 'idempotency-key': cli.idempotencyKey },
    }),
  )
  printChange(cli, change)
}

export function requestPlan(cli: Cli, operations: readonly Operation[]): Promise<ChangePlan> {
  const { reason } = cli.flags
  return cli.api.call(planChange, {
    params: { project: cli.project },
    body: { operations: [...operations], ...(reason === null ? {} : { reason }) },
  })
}

export function printChange(cli: Cli, change: Change): void {
  cli.out.item(change, change.sentences.map(printable).join('\n'))
  cli.out.note(cli.out.style.dim(`undo: guidon change revert ${change.id}`))
}

/** Runs a write; when it is cut short, says how to find out what became of it. */
export async function sendOnce<Answer>(cli: Cli, send: () => Promise<Answer>): Promise<Answer> {
  try {
    return await send()
  } catch (error) {
    if (cli.signal.aborted) {
      const words = cli.process.words.map((word) => (/^[\w./:=@-]+$/.test(word) ? word : `'${word}'`))
      cli.out.note(
        `It may have been applied. To go on safely: guidon ${words.join(' ')} --idempotency-key ${cli.idempotencyKey}`,
      )
    }
    throw error
  }
}

/** Shows the plan and gets what it asks for: a yes, a reason, the key of a critical environment. */
export async function obtainConsent(cli: Cli, plan: ChangePlan): Promise<Consent> {
  if (plan.decision === 'blocked') throw blocked(plan)
  const typed = confirmationWord(plan)
  const question = typed === null ? 'Apply?' : `Apply to ${typed}?`
  await confirm(cli, { sentences: planLines(plan, cli.out.style), question, typed })
  const reason = cli.flags.reason ?? (isAskedFor(plan, 'required_reason') ? await askForReason(cli) : null)
  return { ...(reason === null ? {} : { reason }), ...(typed === null ? {} : { confirmation: typed }) }
}

async function askForReason(cli: Cli): Promise<string> {
  if (!cli.prompt.canAsk) throw usageError('This change needs a reason', 'Add --reason "…".')
  return cli.prompt.line('Why? ')
}

function confirmationWord({ checks }: ChangePlan): string | null {
  const check = checks.find(({ code, verdict }) => code === 'typed_confirmation' && verdict !== 'ok')
  return check === undefined ? null : String(check.details?.['confirmation'])
}

function isAskedFor({ checks }: ChangePlan, code: string): boolean {
  return checks.some((check) => check.code === code && check.verdict !== 'ok')
}

function blocked({ checks }: ChangePlan): CliError {
  const blocking = checks.filter(({ verdict }) => verdict === 'block')
  const isConflict = blocking.some(({ code }) => code === 'version_conflict')
  return new CliError({
    code: isConflict ? 'version_conflict' : 'change_blocked',
    message: blocking.map(({ reason }) => reason).join(' '),
    exitCode: isConflict ? EXIT_CODES.conflict : EXIT_CODES.blocked,
  })
}
