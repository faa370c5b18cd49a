import type { Cli } from '../../cli.ts'
import { writeChange } from '../../writes/change-writer.ts'
import { readOperations } from './change-file.ts'

export async function run(cli: Cli, [file = '-']: [string | undefined]): Promise<void> {
  await writeChange(cli, await readOperations(cli, file))
}
