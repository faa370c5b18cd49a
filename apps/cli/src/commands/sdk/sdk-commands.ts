import type { CommandGroup } from '../../command/command-definition.ts'

export const sdkCommands: CommandGroup = {
  name: 'sdk',
  summary: 'Applications that use the flags',
  commands: [
    {
      name: 'ls',
      summary: 'List the SDKs seen in the last 30 days',
      examples: [['guidon sdk ls -e production', 'See which applications use production, and how they connect']],
      load: () => import('./sdk-ls.ts'),
    },
  ],
}
