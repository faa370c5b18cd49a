import type { Cli } from '../../cli.ts'
import { deleteSegment, getSegment } from '../../http/operations.ts'
import { confirm } from '../../writes/confirmation.ts'

export async function run(cli: Cli, [key]: [string]): Promise<void> {
  const { project, environment } = cli
  const params = { project, environment, segment: key }
  await cli.api.call(getSegment, { params })
  const sentence = `Delete segment ${key} of ${project}/${environment} for good`
  if (cli.flags.isDryRun) return cli.out.item({ key, environment }, sentence)
  await confirm(cli, { sentences: [sentence], question: 'Delete?', typed: key })
  await cli.api.call(deleteSegment, { params, headers: { 'idempotency-key': cli.idempotencyKey } })
  cli.out.item({ key, environment, isDeleted: true }, `Deleted segment ${key} of ${environment}`)
}
