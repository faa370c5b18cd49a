import type { CommandDefinition } from '../../command/command-definition.ts'

export const initCommand: CommandDefinition = {
  name: 'init',
  summary: 'Connect the program in this folder: guidon.json, an example, the next steps',
  description:
    'Looks at what the folder holds (package.json, go.mod, …), remembers server, project and environment in guidon.json and writes a small example for the SDK that fits. Files that exist are kept.',
  options: [
    {
      flags: '--stack <name>',
      summary: 'instead of looking: node, react, browser or other',
      choices: ['node', 'react', 'browser', 'other'],
    },
  ],
  examples: [
    ['guidon init', 'Connect this program'],
    ['guidon init --dry-run', 'See what would be written'],
    ['guidon init -p shop -e staging --server https://guidon.example.com', 'Connect it to a project elsewhere'],
  ],
  load: () => import('./init.ts'),
}
