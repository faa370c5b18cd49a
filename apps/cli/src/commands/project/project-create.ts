import type { Cli } from '../../cli.ts'
import { createProject } from '../../http/operations.ts'
import { nameFromKey } from '../../input/name-from-key.ts'

interface CreateOptions {
  readonly name?: string
  readonly environment?: readonly string[]
}

export async function run(cli: Cli, [key]: [string], { name, environment }: CreateOptions): Promise<void> {
  const environments = environment?.map((one) => ({ key: one, name: nameFromKey(one) }))
  const body = { key, name: name ?? nameFromKey(key), ...(environments === undefined ? {} : { environments }) }
  if (cli.flags.isDryRun) return cli.out.item(body, `Would create project ${key} ("${body.name}")`)
  const created = await cli.api.call(createProject, { body, headers: { 'idempotency-key': cli.idempotencyKey } })
  cli.out.item(created, `Created project ${key} with ${created.environmentCount} environments`)
  cli.out.note(`Work in it with -p ${key}, or GUIDON_PROJECT=${key}.`)
}
