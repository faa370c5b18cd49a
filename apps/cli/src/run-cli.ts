import { CommanderError } from 'commander'
import type { Cli, CliProcess } from './cli.ts'
import { isGroup } from './command/command-definition.ts'
import { COMMAND_TREE } from './command-tree.ts'
import { createCli, outputFor } from './create-cli.ts'
import { CliError, messageOf, usageError } from './errors/cli-error.ts'
import { EXIT_CODES } from './errors/exit-code.ts'
import { normalizeWords, type GlobalOptions } from './global-options.ts'
import { watchInterruption } from './interruption.ts'
import type { Output } from './output/output.ts'
import { createProgram, type ParsedCommand } from './program.ts'
import { createSettings } from './settings/settings.ts'

/** Runs one command line and gives its exit code. */
export async function runCli(process: CliProcess): Promise<number> {
  let parsed: ParsedCommand | undefined
  let complaint = ''
  const program = createProgram(COMMAND_TREE, (command) => (parsed = command))
  const channels = {
    writeOut: (text: string) => process.stdout.write(text),
    writeErr: (text: string) => void (complaint += text),
  }
  program.configureOutput(channels)
  for (const group of program.commands)
    for (const command of [group, ...group.commands]) command.configureOutput(channels)

  try {
    program.parse(normalizeWords(process.words), { from: 'user' })
  } catch (error) {
    const problem = error instanceof CommanderError ? commandLineError(complaint, process.words) : error
    return helpExitCode(error, complaint, process) ?? report(problem, errorOutput(program.opts(), process))
  }
  return runParsed(parsed!, program.opts(), process)
}

async function runParsed(parsed: ParsedCommand, options: GlobalOptions, process: CliProcess): Promise<number> {
  const { signal, stop } = watchInterruption(options.timeout)
  let cli: Cli | undefined
  try {
    cli = createCli({ options, tree: COMMAND_TREE }, process, signal)
    const { run } = await parsed.definition.load()
    await run(cli as never, parsed.arguments as never, parsed.options as never)
    return cli.exitCode
  } catch (error) {
    const problem: unknown = signal.aborted ? signal.reason : cli ? await improve(cli, error) : error
    return report(problem, cli?.out ?? errorOutput(options, process))
  } finally {
    stop()
  }
}

/** Loaded when there is an error only. */
async function improve(cli: Cli, error: unknown): Promise<unknown> {
  const { withKeySuggestion } = await import('./errors/key-suggestion.ts')
  return withKeySuggestion(cli, error)
}

/** Help and version were asked for and printed; a group without a command prints its help as an error. */
function helpExitCode(error: unknown, complaint: string, process: CliProcess): number | undefined {
  if (!(error instanceof CommanderError)) return undefined
  if (error.exitCode === 0) return EXIT_CODES.ok
  if (error.code !== 'commander.help') return undefined
  process.stderr.write(complaint)
  return EXIT_CODES.usage
}

function commandLineError(complaint: string, words: readonly string[]): CliError {
  const [first = '', ...rest] = complaint.trim().split('\n')
  const hint = rest
    .join(' ')
    .trim()
    .replace(/^\(|\)$/g, '')
  return usageError(
    first.replace(/^error: /, ''),
    fieldsHint(first, words) || hint || `See \`guidon ${helpWords(words)}--help\`.`,
  )
}

/** The command that was meant, as far as it exists. */
function helpWords(words: readonly string[]): string {
  const node = COMMAND_TREE.find(({ name }) => words.includes(name))
  if (node === undefined) return ''
  const command = isGroup(node) ? node.commands.find(({ name }) => words.includes(name)) : undefined
  return [node.name, command?.name, ''].filter((word) => word !== undefined).join(' ')
}

/** `--json key` reads like an option with a value. */
function fieldsHint(complaint: string, words: readonly string[]): string | undefined {
  const fields = words[words.indexOf('--json') + 1]
  if (!words.includes('--json') || !fields || fields.startsWith('-') || !complaint.includes('too many arguments'))
    return
  return `To choose fields, write --json=${fields}`
}

function report(error: unknown, out: Output): number {
  const known = error instanceof CliError ? error : unexpected(error)
  const isForPerson = out.format === 'text'
  // Whoever interrupted knows it.
  if (known.exitCode === EXIT_CODES.interrupted && isForPerson) return known.exitCode
  out.error(known.report)
  if (known !== error) out.detail((error as Error).stack ?? '')
  return known.exitCode
}

function unexpected(error: unknown): CliError {
  return new CliError({
    code: 'unexpected',
    message: messageOf(error),
    suggestion: 'This should not happen. Run it again with --verbose and report what it prints.',
  })
}

/** For when there is no `Cli`. A wrong setting or `--jq` must not hide the error that is to be printed. */
function errorOutput(options: GlobalOptions, process: CliProcess): Output {
  const environment = { ...process.environment }
  if (!['text', 'json', 'ndjson'].includes(environment['GUIDON_OUTPUT'] ?? '')) delete environment['GUIDON_OUTPUT']
  const harmless = { ...process, environment }
  const { jq, ...others } = options
  return outputFor(
    jq === undefined ? others : { json: '', ...others },
    harmless,
    createSettings({ flags: {}, environment, folder: process.folder }),
  )
}
