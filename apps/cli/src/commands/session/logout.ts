import type { Cli } from '../../cli.ts'
import { readToken, removeToken } from '../../settings/credentials.ts'

export async function run(cli: Cli): Promise<void> {
  const server = cli.settings.get('server')!
  const { environment } = cli.process
  const wasSignedIn = cli.flags.isDryRun ? readToken(environment, server) !== null : removeToken(environment, server)
  const outcome = cli.flags.isDryRun ? 'Would sign out of' : 'Signed out of'
  cli.out.item({ server, wasSignedIn }, wasSignedIn ? `${outcome} ${server}` : `No token was kept for ${server}`)
}
