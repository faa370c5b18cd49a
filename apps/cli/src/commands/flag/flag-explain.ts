import type { ExplanationView } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { usageError } from '../../errors/cli-error.ts'
import { explainFlag } from '../../http/operations.ts'
import { parseObject, readTextFrom } from '../../input/text-input.ts'
import { printable } from '../../output/style.ts'

interface ExplainOptions {
  readonly context?: string
  readonly user?: string
}

export async function run(cli: Cli, [flag]: [string], options: ExplainOptions): Promise<void> {
  const { project, environment } = cli
  const context = await contextFrom(cli, options)
  const explanation = await cli.api.call(explainFlag, { params: { project, environment, flag }, body: { context } })
  cli.out.item(explanation, explanationText(cli, explanation))
}

async function contextFrom(cli: Cli, { context, user }: ExplainOptions): Promise<Record<string, unknown>> {
  if (context !== undefined && user === undefined) {
    const isFile = context.startsWith('@')
    return parseObject(
      isFile ? await readTextFrom(cli.process, context.slice(1)) : context,
      isFile ? context.slice(1) : '--context',
    )
  }
  if (user !== undefined && context === undefined) return { kind: 'user', key: user }
  throw usageError('Name one context', 'Add --user <key>, or --context with JSON.')
}

function explanationText({ out }: Cli, { variation, value, reason }: ExplanationView): string {
  const served = variation === null ? "the caller's default value" : `${JSON.stringify(value)} (variation ${variation})`
  const { kind, ...details } = reason
  const facts = Object.entries(details).map(([name, detail]) => `, ${name} ${printable(JSON.stringify(detail))}`)
  const why = out.style.dim(`(${kind}${facts.join('')})`)
  return [out.style.strong(served), `because ${printable(REASONS[kind]?.(reason) ?? '')}  ${why}`].join('\n')
}

type Reason = ExplanationView['reason']

const REASONS: Readonly<Record<string, (reason: Reason) => string>> = {
  OFF: () => 'targeting is off',
  TARGET_MATCH: () => 'the context is an individual target',
  RULE_MATCH: ({ ruleIndex }) => `rule ${Number(ruleIndex) + 1} matches`,
  FALLTHROUGH: () => 'no target and no rule matches',
  PREREQUISITE_FAILED: ({ prerequisiteKey }) =>
    `the prerequisite "${String(prerequisiteKey)}" does not serve what is required`,
  ERROR: () => 'the flag cannot be evaluated',
}
