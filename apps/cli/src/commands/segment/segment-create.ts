import type { NewSegmentRequest } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { createSegment } from '../../http/operations.ts'

interface CreateOptions {
  readonly name?: string
  readonly description?: string
  readonly tag?: string[]
  readonly kind: string
  readonly include?: string[]
  readonly exclude?: string[]
}

export async function run(cli: Cli, [key]: [string], options: CreateOptions): Promise<void> {
  const { project, environment } = cli
  const body = newSegment(key, options)
  if (cli.flags.isDryRun) return cli.out.item(body, `Would create the segment ${key} in ${project}/${environment}`)
  const created = await cli.api.call(createSegment, {
    params: { project, environment },
    body,
    headers: { 'idempotency-key': cli.idempotencyKey },
  })
  cli.out.item(created, `Created segment ${key} in ${environment}`)
}

function newSegment(key: string, { name, description, tag, kind, include, exclude }: CreateOptions): NewSegmentRequest {
  return {
    key,
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(tag === undefined ? {} : { tags: tag }),
    ...(include === undefined ? {} : { included: [{ contextKind: kind, values: include }] }),
    ...(exclude === undefined ? {} : { excluded: [{ contextKind: kind, values: exclude }] }),
  }
}
