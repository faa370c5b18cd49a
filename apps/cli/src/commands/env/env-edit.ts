import type { Environment } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { usageError } from '../../errors/cli-error.ts'
import type { BodyOf } from '../../http/operation.ts'
import { getEnvironment, listEnvironments, updateEnvironment } from '../../http/operations.ts'
import { confirm } from '../../writes/confirmation.ts'
import { sendOnce } from '../../writes/once.ts'

interface EditOptions {
  readonly name?: string
  readonly position?: number
  readonly critical?: boolean
  readonly requireReason?: boolean
  readonly secureMode?: boolean
}

type Settings = Omit<BodyOf<NonNullable<typeof updateEnvironment.route>>, 'confirmation'>

export async function run(
  cli: Cli,
  [key = cli.environment]: [string | undefined],
  options: EditOptions,
): Promise<void> {
  if (Object.keys(options).length === 0)
    throw usageError('Nothing to change was named', 'Such as --name "Staging", --critical or --no-require-reason.')
  const params = { project: cli.project, environment: key }
  const before = await cli.api.call(getEnvironment, { params })
  const settings = changedSettings(before, { ...options, ...(await reachablePlace(cli, options)) })
  const sentences = sentencesFor(before, settings)
  if (sentences.length === 0) return cli.out.item(before, 'Nothing to change: it is so already.')
  if (cli.flags.isDryRun) return cli.out.item(settings, sentences.join('\n'))
  const typed = isGuardedLess(before, settings) ? key : null
  await confirm(cli, { sentences, question: typed === null ? 'Apply?' : `Apply to ${key}?`, typed })
  const body = { ...settings, ...(typed === null ? {} : { confirmation: typed }) }
  const headers = { 'idempotency-key': cli.idempotencyKey }
  const after = await sendOnce(cli, () => cli.api.call(updateEnvironment, { params, body, headers }))
  cli.out.item(after, sentences.join('\n'))
}

/** A place after the last is the last. */
async function reachablePlace(cli: Cli, { position }: EditOptions): Promise<EditOptions> {
  if (position === undefined) return {}
  const { items } = await cli.api.call(listEnvironments, { params: { project: cli.project } })
  return { position: Math.min(position, items.length) }
}

/** What differs from what is there. People count places from 1, the API from 0. */
function changedSettings(before: Environment, options: EditOptions): Settings {
  const wanted = {
    name: options.name?.trim(),
    position: options.position === undefined ? undefined : options.position - 1,
    isCritical: options.critical,
    requiresReason: options.requireReason,
    isSecureMode: options.secureMode,
  }
  const changed = Object.entries(wanted).filter(
    ([setting, value]) => value !== undefined && value !== before[setting as keyof typeof wanted],
  )
  return Object.fromEntries(changed)
}

function sentencesFor({ key, name }: Environment, settings: Settings): string[] {
  const { isCritical, requiresReason, isSecureMode } = settings
  return [
    ...(settings.name === undefined ? [] : [`Rename ${key} to "${settings.name}", was "${name}"`]),
    ...(settings.position === undefined ? [] : [`Move ${key} to place ${settings.position + 1}`]),
    ...(isCritical === undefined ? [] : [`${key} is ${isCritical ? 'critical' : 'no longer critical'}`]),
    ...(requiresReason === undefined ? [] : [`Changes in ${key} ${asks(requiresReason)} for a reason`]),
    ...(isSecureMode === undefined
      ? []
      : [`Browser SDKs ${isSecureMode ? 'must' : 'need not'} send the hash of their context to ${key}`]),
  ]
}

function asks(isAsking: boolean): string {
  return isAsking ? 'ask' : 'no longer ask'
}

/** The server wants the environment's key for these. */
function isGuardedLess(before: Environment, { isCritical, requiresReason }: Settings): boolean {
  return (before.isCritical && isCritical === false) || (before.requiresReason && requiresReason === false)
}
