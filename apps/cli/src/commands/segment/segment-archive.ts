import type { Cli } from '../../cli.ts'
import { writeChange } from '../../writes/change-writer.ts'

export async function run(cli: Cli, [key]: [string]): Promise<void> {
  const subject = { kind: 'segment' as const, key, environment: cli.environment }
  await writeChange(cli, [{ subject, instructions: [{ kind: 'archiveSegment' }] }])
}
