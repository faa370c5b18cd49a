import type { Cli } from '../../cli.ts'
import { deleteProject, getProject } from '../../http/operations.ts'
import { confirm } from '../../writes/confirmation.ts'
import { sendOnce } from '../../writes/once.ts'

export async function run(cli: Cli, [key]: [string]): Promise<void> {
  const params = { project: key }
  const { environmentCount } = await cli.api.call(getProject, { params })
  const sentences = [
    `Delete project ${key} for good, with ${environmentCount} environments and all flags and segments`,
    'Its keys stop working at once',
  ]
  if (cli.flags.isDryRun) return cli.out.item({ key, environmentCount }, sentences.join('\n'))
  await confirm(cli, { sentences, question: 'Delete?', typed: key })
  const headers = { 'idempotency-key': cli.idempotencyKey }
  await sendOnce(cli, () => cli.api.call(deleteProject, { params, query: { confirmation: key }, headers }))
  cli.out.item({ key, isDeleted: true }, `Deleted project ${key}`)
}
