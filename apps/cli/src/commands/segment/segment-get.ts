import type { SegmentDetail } from '@guidon/api'
import type { SegmentTarget } from '@guidon/model'
import type { Cli } from '../../cli.ts'
import { getSegment } from '../../http/operations.ts'
import { printable } from '../../output/style.ts'

const SHOWN_KEYS = 10

export async function run(cli: Cli, [segment]: [string], options: { readonly definition?: true }): Promise<void> {
  const { project, environment } = cli
  const detail = await cli.api.call(getSegment, { params: { project, environment, segment } })
  if (options.definition) return cli.out.raw(detail.definition)
  cli.out.item(detail, detailText(cli, detail))
}

function detailText({ out }: Cli, { definition, environment, updatedAt }: SegmentDetail): string {
  const { key, name, description, included, excluded, rules, tags } = definition
  const facts = [environment, tags.join(', '), `changed ${out.time(updatedAt)}`].filter(Boolean)
  return [
    `${out.style.strong(printable(name))}  ${key}`,
    ...(description ? [printable(description)] : []),
    out.style.dim(facts.join(' · ')),
    ...included.map((target) => `  in     ${keysText(target)}`),
    ...excluded.map((target) => `  not    ${keysText(target)}`),
    ...rules.map((rule, i) => `  rule ${i + 1}  ${printable(rule.description) || `${rule.clauses.length} clauses`}`),
  ].join('\n')
}

function keysText({ contextKind, values }: SegmentTarget): string {
  const more = values.length > SHOWN_KEYS ? `, … ${values.length} in all` : ''
  return printable(`${contextKind}: ${values.slice(0, SHOWN_KEYS).join(', ')}${more}`)
}
