import type { Cli } from '../../cli.ts'
import { usageError } from '../../errors/cli-error.ts'
import { nearest } from '../../errors/suggestion.ts'
import { createProgram } from '../../program.ts'
import { HELP_TOPICS } from './help-topics.ts'

export async function run(cli: Cli, [words]: [readonly string[]]): Promise<void> {
  const topic = words[0] ?? ''
  if (words.length === 1 && Object.hasOwn(HELP_TOPICS, topic)) {
    const text = HELP_TOPICS[topic]!()
    return cli.out.item({ topic, text }, text)
  }
  const help = commandHelp(cli, words)
  cli.out.item({ command: words.join(' '), text: help }, help)
}

function commandHelp(cli: Cli, words: readonly string[]): string {
  let command = createProgram(cli.tree, () => {})
  for (const word of words) {
    const next = command.commands.find((candidate) => candidate.name() === word)
    if (!next) throw unknownTopic(word, [...command.commands.map((known) => known.name()), ...Object.keys(HELP_TOPICS)])
    command = next
  }
  let text = ''
  command.configureOutput({ writeOut: (part) => void (text += part) }).outputHelp()
  return text.trimEnd()
}

function unknownTopic(word: string, known: readonly string[]) {
  const meant = nearest(word, known)
  return usageError(`There is no help about "${word}"`, meant ? `Did you mean ${meant}?` : 'See `guidon --help`.')
}
