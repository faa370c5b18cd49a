import type { Cli } from '../../cli.ts'
import { EXIT_CODES } from '../../errors/exit-code.ts'
import { planText } from '../../writes/change-text.ts'
import { requestPlan } from '../../writes/change-writer.ts'
import { readOperations } from './change-file.ts'

interface PlanOptions {
  readonly detailedExitcode?: true
}

export async function run(cli: Cli, [file = '-']: [string | undefined], options: PlanOptions): Promise<void> {
  const plan = await requestPlan(cli, await readOperations(cli, file))
  cli.out.item(plan, planText(plan, cli.out.style))
  if (!options.detailedExitcode) return
  if (plan.decision === 'blocked') cli.exitCode = EXIT_CODES.blocked
  else if (plan.diff.length > 0) cli.exitCode = EXIT_CODES.different
}
