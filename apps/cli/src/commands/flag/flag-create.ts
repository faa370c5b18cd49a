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
  checkVariations(options)
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
  return { value: type === 'string' ? valueText : parseValue(valueText, type), ...(named ? { name: named[1]! } : {}) }
}

function parseValue(text: string, type: Exclude<CreateOptions['type'], 'string'>): Json {
  let value: Json | undefined
  try {
    value = JSON.parse(text) as Json
  } catch {
    value = undefined
  }
  if (value !== undefined && (type === 'json' || typeof value === type)) return value
  throw usageError(`--variation ${text} is no value of a ${type} flag`, VALUE_HINTS[type])
}

const VALUE_HINTS: Readonly<Record<Exclude<CreateOptions['type'], 'string'>, string>> = {
  boolean: 'A boolean flag has true and false: leave --variation out, or choose --type string.',
  number: 'Write a number, or choose --type string.',
  json: `Write JSON, with strings in quotes: --variation '{"size": "large"}'.`,
  migration: 'A migration flag has the stages of a migration: leave --variation out.',
}

function checkVariations({ type, variation }: CreateOptions): void {
  if (type === 'migration' && variation !== undefined)
    throw usageError('A migration flag takes no --variation', VALUE_HINTS.migration)
  const needsValues = type !== 'boolean' && type !== 'migration'
  if (needsValues && variation === undefined) throw usageError(`A ${type} flag needs its values`, NEEDED_HINTS[type])
}

const NEEDED_HINTS = {
  string: 'Name them: --variation light --variation dark.',
  number: 'Name them: --variation 10 --variation 50.',
  json: `Name them: --variation '{"size": 1}' --variation '{"size": 2}'.`,
} as const
