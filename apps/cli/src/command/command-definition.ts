/**
 * Runs one command: gets its `Cli`, the arguments in the order of their definition (absent ones `undefined`) and the
 * options. Each command names the types of its own.
 */
export type CommandRunner = (cli: never, argumentsGiven: never, options: never) => Promise<void>

/** One command of the tree: enough for parsing, help, completion and the reference page, without loading its code. */
export interface CommandDefinition {
  readonly name: string
  /** One line, without a full stop. */
  readonly summary: string
  /** Further paragraphs of the help text. */
  readonly description?: string
  readonly arguments?: readonly ArgumentDefinition[]
  readonly options?: readonly OptionDefinition[]
  /** Whole command lines, each with what it does. */
  readonly examples: readonly Example[]
  readonly isHidden?: boolean
  readonly load: () => Promise<{ readonly run: CommandRunner }>
}

/** Commands that share a noun: `guidon <name> <command>`. */
export interface CommandGroup {
  readonly name: string
  readonly summary: string
  readonly commands: readonly CommandDefinition[]
}

export type CommandNode = CommandDefinition | CommandGroup

/** What shell completion offers for a value. */
export type Completes = 'flag' | 'segment' | 'environment' | 'project' | 'file'

export interface ArgumentDefinition {
  /** `<key>` when required, `[key]` when not, `[words...]` for the rest. */
  readonly name: string
  readonly summary: string
  readonly completes?: Completes
}

export interface OptionDefinition {
  /** As commander writes them: `-f, --file <path>`. */
  readonly flags: string
  readonly summary: string
  readonly default?: string | number
  readonly choices?: readonly string[]
  /** How the text is read. `list` may be given several times. @default "text" */
  readonly reads?: 'text' | 'integer' | 'list' | 'duration'
  /** Of an integer: the least and the most. */
  readonly range?: readonly [least: number, most: number]
  readonly completes?: Completes
}

/** A command line and what it does. */
export type Example = readonly [commandLine: string, does: string]

export function isGroup(node: CommandNode): node is CommandGroup {
  return 'commands' in node
}
