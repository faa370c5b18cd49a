import { text } from 'node:stream/consumers'
import type { Cli } from '../../cli.ts'
import { usageError } from '../../errors/cli-error.ts'
import { createApiClient } from '../../http/api-client.ts'
import { getMe } from '../../http/operations.ts'
import { credentialsFile, storeToken } from '../../settings/credentials.ts'

const CALL_TIMEOUT_MS = 15_000

export async function run(cli: Cli, _none: [], options: { readonly tokenStdin?: boolean }): Promise<void> {
  const server = cli.settings.get('server')!
  const token = options.tokenStdin ? (await text(cli.process.stdin)).trim() : await askForToken(cli, server)
  if (!/^\S+$/.test(token)) throw usageError('That is not a token: it is empty or holds spaces')
  const api = createApiClient({
    server,
    token,
    version: cli.version,
    signal: cli.signal,
    callTimeoutMs: CALL_TIMEOUT_MS,
    log: (line) => cli.out.detail(line),
  })
  const me = await api.call(getMe)
  if (!cli.flags.isDryRun) storeToken(cli.process.environment, server, token)
  const outcome = cli.flags.isDryRun ? 'Would sign in' : 'Signed in'
  cli.out.item({ server, ...me }, `${outcome} to ${server} as ${me.name}`)
  cli.out.note(`The token is kept in ${credentialsFile(cli.process.environment)}.`)
}

async function askForToken(cli: Cli, server: string): Promise<string> {
  if (!cli.prompt.canAsk)
    throw usageError('There is no terminal to ask for the token', 'Pipe it in and add --token-stdin.')
  cli.out.note(
    `Create a token: guidon api POST tokens -d '{"name": "…"}' where you are signed in, or on ${server}/docs.`,
  )
  return cli.prompt.secret(`Token for ${server}: `)
}
