import type { CommandGroup } from '../../command/command-definition.ts'

export const configCommands: CommandGroup = {
  name: 'config',
  summary: 'Where settings come from',
  commands: [
    {
      name: 'why',
      summary: 'Print the value of a setting and what it comes from',
      description:
        'Settings come, the strongest first, from options, GUIDON_* variables (GUIDON_DATA_FOLDER names a server by its data), guidon.json here or above, the context in use, a server started in this folder, and defaults.',
      arguments: [{ name: '[setting]', summary: 'context, server, project, environment, token or output' }],
      examples: [
        ['guidon config why server', 'See why this server is used'],
        ['guidon config why', 'See all settings'],
      ],
      load: () => import('./config-why.ts'),
    },
  ],
}
