import type { CommandGroup } from '../../command/command-definition.ts'

export const contextCommands: CommandGroup = {
  name: 'context',
  summary: 'Named places to work: a server, a project, an environment',
  commands: [
    {
      name: 'ls',
      summary: 'List contexts',
      examples: [['guidon context ls', 'See which contexts there are and which is in use']],
      load: () => import('./context-ls.ts'),
    },
    {
      name: 'use',
      summary: 'Work in a context from now on',
      arguments: [{ name: '<name>', summary: 'name of the context' }],
      examples: [['guidon context use staging', 'Talk to the server of the context "staging" from now on']],
      load: () => import('./context-use.ts'),
    },
    {
      name: 'add',
      summary: 'Remember the chosen server, project and environment under a name',
      arguments: [{ name: '<name>', summary: 'name of the context' }],
      options: [{ flags: '--use', summary: 'work in it from now on' }],
      examples: [
        ['guidon context add prod --server https://guidon.example.com -p shop -e production', 'Add a context'],
        ['guidon context add here --use', 'Remember what is in force now, and use it'],
      ],
      load: () => import('./context-add.ts'),
    },
  ],
}
