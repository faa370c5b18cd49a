import {
  isGroup,
  type ArgumentDefinition,
  type CommandDefinition,
  type CommandNode,
  type OptionDefinition,
} from '../command/command-definition.ts'
import { HELP_TOPICS } from '../commands/help/help-topics.ts'
import { GLOBAL_OPTIONS } from '../global-options.ts'

/** `docs/reference/cli.md`: every command of the tree, with the contract that all share. */
export function referencePage(tree: readonly CommandNode[]): string {
  const shown = tree.filter((node) => isGroup(node) || node.isHidden !== true)
  return [
    '# guidon: the command line',
    'Generated from the command tree by `node apps/cli/write-reference.ts`.',
    ...Object.values(HELP_TOPICS).map(topicSection),
    '## Options of every command',
    optionTable(GLOBAL_OPTIONS),
    '## Commands',
    ...shown.flatMap((node) =>
      isGroup(node) ? node.commands.map((command) => commandSection(command, node.name)) : [commandSection(node)],
    ),
  ]
    .join('\n\n')
    .concat('\n')
}

function topicSection(text: () => string): string {
  const [title, ...body] = text().split('\n')
  return `## ${title}\n\n\`\`\`text\n${body.join('\n').replace(/^\n+/, '')}\n\`\`\``
}

function commandSection(command: CommandDefinition, group?: string): string {
  const words = ['guidon', group, command.name].filter(Boolean).join(' ')
  const usage = [
    words,
    ...(command.arguments ?? []).map(({ name }) => name),
    ...(command.options ? ['[options]'] : []),
  ].join(' ')
  return [
    `### ${words}`,
    `${command.summary}.`,
    ...(command.description ? [command.description] : []),
    `\`\`\`text\n${usage}\n\`\`\``,
    ...(command.arguments ? [argumentTable(command.arguments)] : []),
    ...(command.options ? [optionTable(command.options)] : []),
    `\`\`\`sh\n${command.examples.map(([line, does]) => `# ${does}\n${line}`).join('\n')}\n\`\`\``,
  ].join('\n\n')
}

function argumentTable(definitions: readonly ArgumentDefinition[]): string {
  return table(
    ['Argument', ''],
    definitions.map(({ name, summary }) => [`\`${name}\``, summary]),
  )
}

function optionTable(definitions: readonly OptionDefinition[]): string {
  return table(
    ['Option', ''],
    definitions.map((definition) => [`\`${definition.flags}\``, optionText(definition)]),
  )
}

function optionText({ summary, choices, default: preset }: OptionDefinition): string {
  const more = [
    choices && `one of ${choices.map((choice) => `\`${choice}\``).join(', ')}`,
    preset !== undefined && `\`${preset}\` when left out`,
  ]
  return [summary, ...more.filter(Boolean)].join('; ')
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n')
}
