import type { ConfiguredFlagView, Operation } from '@guidon/api'
import {
  diffConfigurations,
  diffDefinitions,
  parseFlagConfiguration,
  parseFlagDefinition,
  type FlagInstruction,
} from '@guidon/model'
import type { Cli } from '../../cli.ts'
import { getConfiguredFlag } from '../../http/operations.ts'
import { editedObject, type EditOptions } from '../../input/edited-object.ts'
import { writeChange } from '../../writes/change-writer.ts'

interface FlagEditOptions extends EditOptions {
  readonly definition?: true
}

export async function run(cli: Cli, [key]: [string], options: FlagEditOptions): Promise<void> {
  const { project, environment } = cli
  const view = await cli.api.call(getConfiguredFlag, { params: { project, environment, flag: key } })
  await writeChange(
    cli,
    options.definition ? await editDefinition(cli, view, options) : await editConfiguration(cli, view, options),
  )
}

async function editConfiguration(cli: Cli, view: ConfiguredFlagView, options: EditOptions): Promise<Operation[]> {
  const { definition, configuration, environment, version } = view
  const edited = await editedObject(
    cli,
    { name: definition.key, before: configuration, parse: parseFlagConfiguration },
    options,
  )
  const instructions = diffConfigurations(configuration, edited)
  return operations({ kind: 'flag', key: definition.key, environment }, version, instructions)
}

async function editDefinition(cli: Cli, view: ConfiguredFlagView, options: EditOptions): Promise<Operation[]> {
  const { definition, definitionVersion } = view
  const edited = await editedObject(
    cli,
    { name: definition.key, before: definition, parse: parseFlagDefinition },
    options,
  )
  return operations({ kind: 'flag', key: definition.key }, definitionVersion, diffDefinitions(definition, edited))
}

function operations(
  subject: Operation['subject'],
  baseVersion: number,
  edits: readonly FlagInstruction[],
): Operation[] {
  return edits.length === 0 ? [] : [{ subject, baseVersion, instructions: edits.map((edit) => ({ ...edit })) }]
}
