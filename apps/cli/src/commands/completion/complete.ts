import type { Cli } from '../../cli.ts'
import { createCli } from '../../create-cli.ts'
import { GLOBAL_OPTIONS, type GlobalOptions } from '../../global-options.ts'
import { knownKeys } from '../../known-keys.ts'
import { printable } from '../../output/style.ts'
import { createProgram } from '../../program.ts'
import { completionFor, type Candidate } from './completion-candidates.ts'

const PATIENCE_MS = 1_500

export async function run(cli: Cli, [words]: [readonly string[]]): Promise<void> {
  const { candidates, completes } = completionFor(cli.tree, GLOBAL_OPTIONS, words)
  const current = words.at(-1) ?? ''
  const keys = completes === null || completes === 'file' ? [] : await knownKeys(cliFor(cli, words), completes)
  const all = [...candidates, ...keys.filter((key) => key.startsWith(current)).map((value) => ({ value, summary: '' }))]
  if (all.length > 0) cli.process.stdout.write(`${all.map(candidateLine).join('\n')}\n`)
}

/** The line that is being completed may name another server, project or environment. */
function cliFor(cli: Cli, words: readonly string[]): Cli {
  const program = createProgram(cli.tree, () => {})
  program.parseOptions(withoutOpenOption(words.slice(0, -1)))
  const options: GlobalOptions = { ...program.opts<GlobalOptions>(), timeout: PATIENCE_MS }
  return createCli({ options, tree: cli.tree }, cli.process, cli.signal)
}

/** An option whose value is what is being completed has none yet. */
function withoutOpenOption(words: readonly string[]): string[] {
  return words.slice(0, /^-[^=]*$/.test(words.at(-1) ?? '') ? -1 : undefined)
}

function candidateLine({ value, summary }: Candidate): string {
  return `${printable(value)}\t${summary}`
}
