import type { Change, ChangePlan, Operation } from '@guidon/api'
import type { Cli } from '../cli.ts'
import { CliError } from '../errors/cli-error.ts'
import { EXIT_CODES } from '../errors/exit-code.ts'
import { applyChange, planChange } from '../http/operations.ts'
import { printable } from '../output/style.ts'
import { planLines, planText } from './change-text.ts'
import { obtainConsent, withoutQuestions, type Consent } from './consent.ts'
import { sendOnce } from './once.ts'

/** Plans operations, shows what they do, asks, and applies them: the way of every edit. */
export async function writeChange(cli: Cli, operations: readonly Operation[]): Promise<void> {
  if (operations.length === 0) return printNothing(cli)
  const plan = await requestPlan(cli, operations)
  if (cli.flags.isDryRun) return cli.out.item(plan, planText(plan, cli.out.style))
  if (plan.decision !== 'blocked' && plan.diff.length === 0) return printNothing(cli)
  const consent = await consentTo(cli, plan)
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

/** Shows the plan and gets what it asks for; a blocked one is an error. */
export async function consentTo(cli: Cli, plan: ChangePlan): Promise<Consent> {
  if (plan.decision === 'blocked') throw blocked(plan)
  const shown = { ...plan, checks: withoutQuestions(plan.checks) }
  return obtainConsent(cli, { lines: planLines(shown, cli.out.style), verb: 'Apply', checks: plan.checks })
}

export function printChange(cli: Cli, change: Change): void {
  cli.out.item(change, change.sentences.map(printable).join('\n'))
  cli.out.note(cli.out.style.dim(`undo: guidon change revert ${change.id}`))
}

function printNothing({ out }: Cli): void {
  out.item({ isChanged: false }, 'Nothing to change: it is so already.')
}

function blocked({ checks }: ChangePlan): CliError {
  const blocking = withoutQuestions(checks).filter(({ verdict }) => verdict === 'block')
  const isConflict = blocking.some(({ code }) => code === 'version_conflict')
  return new CliError({
    code: isConflict ? 'version_conflict' : 'change_blocked',
    message: blocking.map(({ reason }) => reason).join(' '),
    exitCode: isConflict ? EXIT_CODES.conflict : EXIT_CODES.blocked,
  })
}
