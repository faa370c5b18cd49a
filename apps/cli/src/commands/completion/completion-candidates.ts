import {
  isGroup,
  type CommandDefinition,
  type CommandNode,
  type Completes,
  type OptionDefinition,
} from '../../command/command-definition.ts'

export interface Candidate {
  readonly value: string
  readonly summary: string
}

/** What can stand at the last word: candidates known from the tree, or a kind of key that only the server knows. */
export interface Completion {
  readonly candidates: readonly Candidate[]
  readonly completes: Completes | null
}

const NOTHING: Completion = { candidates: [], completes: null }

/** Completes the last of `words`, the line so far without the program's name. */
export function completionFor(
  tree: readonly CommandNode[],
  globals: readonly OptionDefinition[],
  words: readonly string[],
): Completion {
  const before = words.slice(0, -1)
  const current = words.at(-1) ?? ''
  if (before.includes('--')) return NOTHING
  const { nodes, command, positionals } = walk(tree, globals, before)
  const options = [...(command?.options ?? []), ...globals]
  const pending = valueOption(options, before.at(-1))
  if (pending) return startingWith(current, optionValues(pending))
  if (current.startsWith('-'))
    return startingWith(current, { candidates: options.flatMap(optionNames), completes: null })
  if (!command) return startingWith(current, { candidates: nodes.filter(isShown).map(nodeCandidate), completes: null })
  const argument = command.arguments?.[positionals]
  return { candidates: [], completes: argument?.completes ?? null }
}

/** How far `words` lead into the tree. */
function walk(tree: readonly CommandNode[], globals: readonly OptionDefinition[], words: readonly string[]) {
  let nodes = tree
  let command: CommandDefinition | undefined
  let positionals = 0
  words.forEach((word, i) => {
    const options = [...(command?.options ?? []), ...globals]
    if (word.startsWith('-') || valueOption(options, words[i - 1])) return
    if (command) return void positionals++
    const node = nodes.find((candidate) => candidate.name === word)
    if (!node) nodes = []
    else if (isGroup(node)) nodes = node.commands
    else command = node
  })
  return { nodes, command, positionals }
}

/** The option whose value the next word is. `--json` takes its value after `=` only. */
function valueOption(options: readonly OptionDefinition[], word: string | undefined): OptionDefinition | undefined {
  if (word === undefined || word === '--json') return undefined
  return options.find((option) => option.flags.includes('<') && names(option).includes(word))
}

function optionValues({ choices = [], completes }: OptionDefinition): Completion {
  return { candidates: choices.map((value) => ({ value, summary: '' })), completes: completes ?? null }
}

function startingWith(text: string, completion: Completion): Completion {
  return { ...completion, candidates: completion.candidates.filter(({ value }) => value.startsWith(text)) }
}

function optionNames(option: OptionDefinition): Candidate[] {
  return names(option)
    .filter((name) => name.startsWith('--'))
    .map((value) => ({ value, summary: option.summary }))
}

function names({ flags }: OptionDefinition): string[] {
  return flags.split(/[ ,]+/).filter((part) => part.startsWith('-'))
}

function isShown(node: CommandNode): boolean {
  return isGroup(node) || node.isHidden !== true
}

function nodeCandidate(node: CommandNode): Candidate {
  return { value: node.name, summary: node.summary }
}
