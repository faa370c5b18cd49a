import type { Cli } from '../../cli.ts'
import { getChange, revertChange } from '../../http/operations.ts'
import { planText } from '../../writes/change-text.ts'
import { consentTo, printChange, requestPlan } from '../../writes/change-writer.ts'
import { sendOnce } from '../../writes/once.ts'

export async function run(cli: Cli, [id]: [string]): Promise<void> {
  const params = { project: cli.project, change: id }
  const { inverse } = await cli.api.call(getChange, { params })
  // Without base versions: later changes of other parts do not hinder, and the server refuses those of the same parts.
  const plan = await requestPlan(
    cli,
    inverse.map(({ subject, instructions }) => ({ subject, instructions })),
  )
  if (cli.flags.isDryRun) return cli.out.item(plan, planText(plan, cli.out.style))
  const body = await consentTo(cli, plan)
  const headers = { 'idempotency-key': cli.idempotencyKey }
  printChange(cli, await sendOnce(cli, () => cli.api.call(revertChange, { params, body, headers })))
}
