import type { Cli } from '../../cli.ts'
import { CliError } from '../../errors/cli-error.ts'
import { EXIT_CODES } from '../../errors/exit-code.ts'
import { nearest } from '../../errors/suggestion.ts'
import { readUserConfig, writeUserConfig } from '../../settings/user-config.ts'

export async function run(cli: Cli, [name]: [string]): Promise<void> {
  const config = readUserConfig(cli.process.environment)
  if (!Object.hasOwn(config.contexts, name)) {
    const meant = nearest(name, Object.keys(config.contexts))
    throw new CliError({
      code: 'context_not_found',
      message: `There is no context "${name}"`,
      suggestion: meant ? `Did you mean ${meant}?` : `Add it with \`guidon context add ${name}\`.`,
      exitCode: EXIT_CODES.notFound,
    })
  }
  if (!cli.flags.isDryRun) writeUserConfig(cli.process.environment, { ...config, current: name })
  cli.out.item({ name, ...config.contexts[name] }, `${cli.flags.isDryRun ? 'Would use' : 'Using'} context "${name}"`)
}
