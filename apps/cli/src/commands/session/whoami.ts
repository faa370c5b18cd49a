import type { Cli } from '../../cli.ts'
import { getMe } from '../../http/operations.ts'

export async function run(cli: Cli): Promise<void> {
  const me = await cli.api.call(getMe)
  const { server } = cli.api
  cli.out.item({ server, ...me }, `${me.name} (${me.kind}) on ${server}`)
}
