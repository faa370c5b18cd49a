import type { CommandGroup } from '../../command/command-definition.ts'
import { PAGE_OPTIONS } from '../../command/page-options.ts'

export const projectCommands: CommandGroup = {
  name: 'project',
  summary: 'Projects: flags and the environments in which they run',
  commands: [
    {
      name: 'ls',
      summary: 'List projects',
      options: PAGE_OPTIONS,
      examples: [['guidon project ls', 'List the projects of the server']],
      load: () => import('./project-ls.ts'),
    },
    {
      name: 'create',
      summary: 'Create a project with its environments',
      arguments: [{ name: '<key>', summary: 'lower-case letters, digits, . _ -' }],
      options: [
        { flags: '--name <text>', summary: 'name for people; made from the key when left out' },
        {
          flags: '--environment <key>',
          summary: 'an environment; may be given again. development, staging and production when left out',
          reads: 'list',
        },
      ],
      examples: [
        ['guidon project create shop', 'Create a project with development, staging and production (critical)'],
        ['guidon project create shop-copy --environment preview', 'Create a project with one environment'],
      ],
      load: () => import('./project-create.ts'),
    },
  ],
}
