import type { Cli } from '../../cli.ts'
import { usageError } from '../../errors/cli-error.ts'
import { updateProject } from '../../http/operations.ts'
import { sendOnce } from '../../writes/once.ts'

export async function run(
  cli: Cli,
  [key = cli.project]: [string | undefined],
  { name }: { readonly name?: string },
): Promise<void> {
  if (name === undefined) throw usageError('Nothing to change was named', 'Add --name "…".')
  if (cli.flags.isDryRun) return cli.out.item({ key, name }, `Would rename project ${key} to "${name}"`)
  const headers = { 'idempotency-key': cli.idempotencyKey }
  const renamed = await sendOnce(cli, () =>
    cli.api.call(updateProject, { params: { project: key }, body: { name }, headers }),
  )
  cli.out.item(renamed, `Renamed project ${key} to "${renamed.name}"`)
}
