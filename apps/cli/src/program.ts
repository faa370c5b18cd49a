import { Command, Option } from 'commander'
import type { CommandDefinition, CommandNode, OptionDefinition } from './command/command-definition.ts'
import { isGroup } from './command/command-definition.ts'
import { parseDuration } from './command/duration.ts'
import { usageError } from './errors/cli-error.ts'
import { GLOBAL_OPTIONS } from './global-options.ts'
import { VERSION } from './version.ts'

/** A command line that was understood. */
export interface ParsedCommand {
  readonly definition: CommandDefinition
  readonly arguments: readonly unknown[]
  readonly options: Readonly<Record<string, unknown>>
}

const HELP = ['-h, --help', 'print help'] as const

/** Commander's view of the command tree; `onCommand` gets what the line asks for. */
export function createProgram(tree: readonly CommandNode[], onCommand: (command: ParsedCommand) => void): Command {
  const program = new Command('guidon')
    .description('Feature flags, releases and migrations on your own servers.')
    .version(VERSION, '--version', 'print the version')
    .helpOption(...HELP)
    .helpCommand(false)
    .exitOverride()
    .showSuggestionAfterError(true)
  for (const option of GLOBAL_OPTIONS) program.addOption(commanderOption(option))
  for (const node of tree)
    program.addCommand(commandFor(node, onCommand), { hidden: !isGroup(node) && node.isHidden === true })
  return program
}

function commandFor(node: CommandNode, onCommand: (command: ParsedCommand) => void): Command {
  if (!isGroup(node)) return leafCommand(node, onCommand)
  const group = new Command(node.name)
    .description(node.summary)
    .helpCommand(false)
    .helpOption(...HELP)
    .exitOverride()
  for (const command of node.commands) group.addCommand(leafCommand(command, onCommand))
  return group
}

function leafCommand(definition: CommandDefinition, onCommand: (command: ParsedCommand) => void): Command {
  const command = new Command(definition.name)
    .summary(definition.summary)
    .helpOption(...HELP)
    .exitOverride()
  command.description([definition.summary, definition.description].filter(Boolean).join('\n\n'))
  for (const argument of definition.arguments ?? []) command.argument(argument.name, argument.summary)
  for (const option of definition.options ?? []) command.addOption(commanderOption(option))
  command.addHelpText(
    'after',
    () => `\n${examplesText(definition)}\n\nAll commands also take the options of \`guidon --help\`.`,
  )
  command.action((...given: unknown[]) => {
    onCommand({ definition, arguments: given.slice(0, -2), options: given.at(-2) as Record<string, unknown> })
  })
  return command
}

function examplesText({ examples }: CommandDefinition): string {
  return ['Examples:', ...examples.flatMap(([line, does]) => [`  # ${does}`, `  ${line}`])].join('\n')
}

function commanderOption(definition: OptionDefinition): Option {
  const option = new Option(definition.flags, definition.summary)
  if (definition.default !== undefined) option.default(definition.default)
  if (definition.choices) option.choices([...definition.choices])
  const parser = parserFor(definition)
  if (parser) option.argParser(parser)
  return option
}

type Parser = (text: string, before: unknown) => unknown

function parserFor(option: OptionDefinition): Parser | undefined {
  switch (option.reads) {
    case 'integer':
      return (text) => parseInteger(text, option)
    case 'list':
      return (text, before) => [...((before as string[] | undefined) ?? []), text]
    case 'duration':
      return parseDuration
    default:
      return undefined
  }
}

function parseInteger(text: string, { flags, range: [least, most] = [0, 999_999_999] }: OptionDefinition): number {
  const name = /--[\w-]+/.exec(flags)?.[0]
  if (!/^\d{1,9}$/.test(text)) throw usageError(`${name}: "${text}" is not a whole number`)
  if (Number(text) >= least && Number(text) <= most) return Number(text)
  throw usageError(`${name} cannot be ${text}`, `Give a number from ${least} to ${most}.`)
}
