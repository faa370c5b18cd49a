import type { NewFlagRequest } from '@guidon/api'
import type { Json } from '@guidon/model'
import type { Cli } from '../../cli.ts'
import { usageError } from '../../errors/cli-error.ts'
import { createFlag } from '../../http/operations.ts'

interface CreateOptions {
  readonly name?: string
  readonly description?: string
  readonly type: NonNullable<NewFlagRequest['valueType']>
  readonly variation?: readonly string[]
  readonly tag?: string[]
  readonly maintainer?: string
  readonly permanent?: true
  readonly clientSide?: true
  readonly mobile?: true
}

export async function run(cli: Cli, [key]: [string], options: CreateOptions): Promise<void> {
  const body = newFlag(key, options)
  if (cli.flags.isDryRun)
    return cli.out.item(body, `Would create the ${options.type} flag ${key} in ${cli.project}, off everywhere`)
  const created = await cli.api.call(createFlag, {
    params: { project: cli.project },
    body,
    headers: { 'idempotency-key': cli.idempotencyKey },
  })
  cli.out.item(
    created,
    `Created ${key}, off in ${created.environments.map(({ environment }) => environment).join(', ')}`,
  )
}

function newFlag(key: string, options: CreateOptions): NewFlagRequest {
  const { name, description, type, variation, tag, maintainer, permanent, clientSide, mobile } = options
  return {
    key,
    valueType: type,
    isTemporary: permanent === undefined,
    clientSideAvailability: { usingEnvironmentId: clientSide ?? false, usingMobileKey: mobile ?? false },
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(variation === undefined ? {} : { variations: variation.map((text) => parseVariation(text, type)) }),
    ...(tag === undefined ? {} : { tags: tag }),
    ...(maintainer === undefined ? {} : { maintainer }),
  }
}

/** `value` or `name=value`; strings are taken as they are, everything else is JSON. */
function parseVariation(text: string, type: CreateOptions['type']): { value: Json; name?: string } {
  const named = /^([\w .-]+)=(.*)$/s.exec(text)
  const valueText = named ? named[2]! : text
  return { value: type === 'string' ? valueText : parseValue(valueText), ...(named ? { name: named[1]! } : {}) }
}

function parseValue(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    throw usageError(
      `The variation ${text} is not JSON`,
      'Quote strings inside JSON: --variation \'{"size": "large"}\'.',
    )
  }
}
