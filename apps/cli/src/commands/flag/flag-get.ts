import type { FlagDetail } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { getConfiguredFlag, getFlag } from '../../http/operations.ts'
import type { Output } from '../../output/output.ts'
import { printable } from '../../output/style.ts'
import { servesText, variationText } from './served-text.ts'

interface GetOptions {
  readonly configuration?: true
  readonly definition?: true
}

export async function run(cli: Cli, [flag]: [string], options: GetOptions): Promise<void> {
  const { project, environment } = cli
  if (options.configuration) {
    const { configuration } = await cli.api.call(getConfiguredFlag, { params: { project, environment, flag } })
    return cli.out.raw(configuration)
  }
  const detail = await cli.api.call(getFlag, { params: { project, flag } })
  if (options.definition) return cli.out.raw(detail.definition)
  cli.out.item(detail, detailText(detail, cli.out))
}

function detailText({ definition, environments, updatedAt }: FlagDetail, out: Output): string {
  const { style } = out
  const { key, name, description, valueType, variations, tags, maintainer, isArchived } = definition
  const facts = [
    isArchived ? style.warn('archived') : '',
    valueType,
    tags.join(', '),
    maintainer ?? '',
    `changed ${out.time(updatedAt)}`,
  ].filter(Boolean)
  const width = Math.max(...environments.map(({ environment }) => environment.length))
  return [
    `${style.strong(printable(name))}  ${key}`,
    ...(description ? [printable(description)] : []),
    style.dim(facts.join(' · ')),
    ...variations.map((variation, i) => `  ${i}  ${printable(variationText(variation))}`),
    ...environments.map(({ environment, isOn, serves, ruleCount, targetCount }) => {
      const more = [ruleCount > 0 && `${ruleCount} rules`, targetCount > 0 && `${targetCount} targets`].filter(Boolean)
      const stateText = isOn ? style.good('on ') : style.dim('off')
      return `  ${environment.padEnd(width)}  ${stateText}  ${[printable(servesText(serves)), ...more].join(', ')}`
    }),
  ].join('\n')
}
