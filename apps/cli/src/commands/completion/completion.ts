import type { Cli } from '../../cli.ts'
import { usageError } from '../../errors/cli-error.ts'
import { COMPLETION_SCRIPTS } from './completion-scripts.ts'

export async function run(cli: Cli, [shell]: [string]): Promise<void> {
  if (!Object.hasOwn(COMPLETION_SCRIPTS, shell)) {
    throw usageError(`There is no completion for "${shell}"`, `Shells: ${Object.keys(COMPLETION_SCRIPTS).join(', ')}.`)
  }
  const script = COMPLETION_SCRIPTS[shell]!
  cli.out.item({ shell, script }, script.trimEnd())
}
