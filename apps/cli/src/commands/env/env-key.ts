import type { Cli } from '../../cli.ts'
import { getEnvironment, listEnvironmentKeys } from '../../http/operations.ts'

interface KeyOptions {
  readonly kind: 'sdk' | 'mobile' | 'client'
}

export async function run(
  cli: Cli,
  [key = cli.environment]: [string | undefined],
  { kind }: KeyOptions,
): Promise<void> {
  const params = { project: cli.project, environment: key }
  const value =
    kind === 'client' ? (await cli.api.call(getEnvironment, { params })).id : await keyInUse(cli, params, kind)
  cli.out.item({ environment: key, kind, value }, value)
}

async function keyInUse(
  cli: Cli,
  params: { project: string; environment: string },
  kind: 'sdk' | 'mobile',
): Promise<string> {
  const { items } = await cli.api.call(listEnvironmentKeys, { params })
  return items.find((item) => item.kind === kind && item.expiresAt === null)!.value
}
