import type { Cli } from '../../cli.ts'
import { writeChange } from '../../writes/change-writer.ts'
import { lookForArchived } from './archived-remark.ts'

export async function run(cli: Cli, [key]: [string]): Promise<void> {
  await lookForArchived(cli, key)
  const subject = { kind: 'flag' as const, key, environment: cli.environment }
  await writeChange(cli, [{ subject, instructions: [{ kind: 'turnFlagOn' }] }])
}
