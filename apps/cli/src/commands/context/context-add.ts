import type { Cli } from '../../cli.ts'
import { usageError } from '../../errors/cli-error.ts'
import { readUserConfig, writeUserConfig } from '../../settings/user-config.ts'

export async function run(cli: Cli, [name]: [string], options: { readonly use?: boolean }): Promise<void> {
  if (!/^\S+$/.test(name)) throw usageError('A context needs a name without spaces', 'Such as: guidon context add prod')
  const config = readUserConfig(cli.process.environment)
  const profile = { server: cli.settings.get('server')!, project: cli.project, environment: cli.environment }
  if (!cli.flags.isDryRun) {
    writeUserConfig(cli.process.environment, {
      current: options.use ? name : config.current,
      contexts: { ...config.contexts, [name]: profile },
    })
  }
  const where = `${profile.project}/${profile.environment} on ${profile.server}`
  cli.out.item({ name, ...profile }, `${cli.flags.isDryRun ? 'Would add' : 'Added'} context "${name}": ${where}`)
}
