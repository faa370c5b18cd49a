import type { Cli } from '../../cli.ts'
import { writeChange } from '../../writes/change-writer.ts'

export async function run(cli: Cli, [key]: [string], { restore }: { readonly restore?: true }): Promise<void> {
  const instructions = [{ kind: restore ? 'restoreFlag' : 'archiveFlag' }]
  await writeChange(cli, [{ subject: { kind: 'flag', key }, instructions }])
}
