import type { FlagDefinition, Variation } from '@guidon/model'
import type { Cli } from '../../cli.ts'
import { CliError } from '../../errors/cli-error.ts'
import { EXIT_CODES } from '../../errors/exit-code.ts'
import { nearest } from '../../errors/suggestion.ts'
import { getConfiguredFlag } from '../../http/operations.ts'
import { writeChange } from '../../writes/change-writer.ts'
import { remarkArchived } from './archived-remark.ts'

export async function run(cli: Cli, [key, wanted]: [string, string]): Promise<void> {
  const { project, environment } = cli
  const view = await cli.api.call(getConfiguredFlag, { params: { project, environment, flag: key } })
  const variation = findVariation(view.definition, wanted)
  remarkArchived(cli, view.definition)
  if (!isNamed(variation, wanted)) cli.out.note(`${wanted} is the index of ${variationText(variation)}.`)
  const { on, rules, targets } = view.configuration
  if (rules.length + targets.length > 0) cli.out.note('Targets and rules of this flag still decide first.')
  if (!on) cli.out.note(`The flag is off in ${environment}: guidon flag on ${key}`)
  await writeChange(cli, [
    {
      subject: { kind: 'flag', key, environment },
      baseVersion: view.version,
      instructions: [{ kind: 'updateFallthroughVariationOrRollout', variationId: variation.id }],
    },
  ])
}

/** The variation with this name, else this value, else this index; numbers are values where values are numbers. */
export function findVariation({ key, valueType, variations }: FlagDefinition, wanted: string): Variation {
  const found =
    (valueType === 'number'
      ? variations.find(({ value }) => wanted.trim() !== '' && value === Number(wanted))
      : undefined) ??
    variations.find((variation) => isNamed(variation, wanted)) ??
    (valueType !== 'number' && /^\d+$/.test(wanted) ? variations[Number(wanted)] : undefined)
  if (found) return found
  const known = variations.map(variationText)
  const meant = valueType === 'number' ? undefined : nearest(wanted, known)
  throw new CliError({
    code: 'variation_not_found',
    message: `Flag "${key}" has no variation "${wanted}"`,
    suggestion: meant ? `Did you mean ${meant}?` : `Variations: ${known.join(', ')}.`,
    exitCode: EXIT_CODES.notFound,
  })
}

function isNamed({ name, value }: Variation, wanted: string): boolean {
  return name === wanted || valueText(value) === wanted
}

function variationText({ name, value }: Variation): string {
  if (typeof value === 'number' && name !== '') return `${value} (${name})`
  return name || valueText(value)
}

function valueText(value: Variation['value']): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
