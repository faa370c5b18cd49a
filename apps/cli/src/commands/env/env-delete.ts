import type { Cli } from '../../cli.ts'
import { deleteEnvironment, getEnvironment } from '../../http/operations.ts'
import { confirm } from '../../writes/confirmation.ts'
import { sendOnce } from '../../writes/once.ts'

export async function run(cli: Cli, [key]: [string]): Promise<void> {
  const params = { project: cli.project, environment: key }
  const { id } = await cli.api.call(getEnvironment, { params })
  const sentences = [
    `Delete environment ${cli.project}/${key} for good, with its side of every flag and its segments`,
    'Its keys stop working at once',
  ]
  if (cli.flags.isDryRun) return cli.out.item({ key, id }, sentences.join('\n'))
  await confirm(cli, { sentences, question: 'Delete?', typed: key })
  const headers = { 'idempotency-key': cli.idempotencyKey }
  await sendOnce(cli, () => cli.api.call(deleteEnvironment, { params, query: { confirmation: key }, headers }))
  cli.out.item({ key, id, isDeleted: true }, `Deleted environment ${key} of ${cli.project}`)
}
