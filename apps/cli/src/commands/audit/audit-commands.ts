import type { CommandGroup } from '../../command/command-definition.ts'

export const auditCommands: CommandGroup = {
  name: 'audit',
  summary: 'Who did what, and when',
  commands: [
    {
      name: 'tail',
      summary: 'Print the newest audit entries, oldest of them first',
      options: [
        {
          flags: '-n, --lines <n>',
          summary: 'how many (500 or fewer)',
          default: 20,
          reads: 'integer',
          range: [1, 500],
        },
        { flags: '--after <position>', summary: 'those before a page: its "next"' },
        { flags: '-f, --follow', summary: 'go on with entries as they are written' },
        { flags: '--subject <subject>', summary: 'only of this kind, or this one: flag, flag:new-checkout' },
        { flags: '--action <action>', summary: 'only this action, such as flag.changed' },
      ],
      examples: [
        ['guidon audit tail', 'The last 20 entries of the project'],
        ['guidon audit tail -f --subject flag:new-checkout', 'Follow one flag'],
      ],
      load: () => import('./audit-tail.ts'),
    },
  ],
}
