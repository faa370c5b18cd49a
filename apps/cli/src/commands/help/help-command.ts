import type { CommandDefinition } from '../../command/command-definition.ts'

export const helpCommand: CommandDefinition = {
  name: 'help',
  summary: 'Print help about a command, exit-codes, settings, output or jq',
  arguments: [{ name: '[topic...]', summary: 'words of a command, or a topic' }],
  examples: [
    ['guidon help exit-codes', 'What the exit codes mean'],
    ['guidon help flag edit', 'The same as guidon flag edit --help'],
  ],
  load: () => import('./help.ts'),
}
