import type { Cli } from '../../cli.ts'
import { messageOf } from '../../errors/cli-error.ts'
import { EXIT_CODES } from '../../errors/exit-code.ts'
import type { Style } from '../../output/style.ts'
import { printable } from '../../output/style.ts'
import { DOCTOR_CHECKS, type Check, type CheckResult } from './doctor-checks.ts'

interface NamedResult extends CheckResult {
  readonly name: string
}

export async function run(cli: Cli): Promise<void> {
  const results = await runChecks(cli)
  const isHealthy = results.every(({ verdict }) => verdict !== 'fail')
  if (!isHealthy) cli.exitCode = EXIT_CODES.failed
  cli.out.item(
    { isHealthy, checks: results },
    results.flatMap((result) => resultLines(result, cli.out.style)).join('\n'),
  )
}

async function runChecks(cli: Cli): Promise<NamedResult[]> {
  const results: NamedResult[] = []
  for (const check of DOCTOR_CHECKS) {
    const result = await runCheck(cli, check)
    results.push({ name: check.name, ...result })
    if (check.isVital && result.verdict === 'fail') break
  }
  return results
}

async function runCheck(cli: Cli, check: Check): Promise<CheckResult> {
  try {
    return await check.run(cli)
  } catch (error) {
    if (cli.signal.aborted) throw error
    return { verdict: 'fail', text: messageOf(error) }
  }
}

function resultLines({ name, verdict, text, fix }: NamedResult, style: Style): string[] {
  const mark = { ok: style.good('✓'), warn: style.warn('!'), fail: style.bad('✗') }[verdict]
  const line = `${mark} ${name.padEnd(8)}  ${printable(text)}`
  return fix === undefined ? [line] : [line, `             ${style.dim(fix)}`]
}
