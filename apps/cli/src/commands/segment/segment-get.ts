import type { SegmentDetail } from '@guidon/api'
import { describeClauses } from '@guidon/describe'
import type { SegmentRuleDefinition, SegmentTarget } from '@guidon/model'
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
    ...included.filter(hasKeys).map((target) => `  in     ${keysText(target)}`),
    ...excluded.filter(hasKeys).map((target) => `  not    ${keysText(target)}`),
    ...rules.map((rule, i) => `  rule ${i + 1}  ${ruleText(rule)}`),
    ...(included.some(hasKeys) || rules.length > 0 ? [] : ['  Nobody is in: it lists no keys and has no rules.']),
  ].join('\n')
}

const hasKeys = ({ values }: SegmentTarget): boolean => values.length > 0

/** What a rule asks for, of every kind of context, and which share of those is in. */
function ruleText({ description, clauses, weight }: SegmentRuleDefinition): string {
  const share = weight === undefined ? '' : `${weight / 1_000} % `
  const title = description === '' ? '' : `${description}: `
  return printable(`${title}${share}${describeClauses(clauses)}`)
}

function keysText({ contextKind, values }: SegmentTarget): string {
  const more = values.length > SHOWN_KEYS ? `, … ${values.length} in all` : ''
  return printable(`${contextKind}: ${values.slice(0, SHOWN_KEYS).join(', ')}${more}`)
}
