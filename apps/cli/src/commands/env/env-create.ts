import type { Cli } from '../../cli.ts'
import { createEnvironment } from '../../http/operations.ts'
import { nameFromKey } from '../../input/name-from-key.ts'

interface CreateOptions {
  readonly name?: string
  readonly critical?: boolean
  readonly requireReason?: boolean
  readonly secureMode?: boolean
}

export async function run(cli: Cli, [key]: [string], options: CreateOptions): Promise<void> {
  const body = {
    key,
    name: options.name ?? nameFromKey(key),
    isCritical: options.critical ?? false,
    requiresReason: options.requireReason ?? false,
    isSecureMode: options.secureMode ?? false,
  }
  if (cli.flags.isDryRun)
    return cli.out.item(body, `Would create environment ${key} ("${body.name}") in ${cli.project}`)
  const created = await cli.api.call(createEnvironment, {
    params: { project: cli.project },
    body,
    headers: { 'idempotency-key': cli.idempotencyKey },
  })
  cli.out.item(created, `Created environment ${created.key}; client-side id ${created.id}`)
}
