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
    {
      name: 'edit',
      summary: 'Rename a project; its key stays',
      arguments: [{ name: '[key]', summary: 'key of the project; the one in use when left out', completes: 'project' }],
      options: [{ flags: '--name <text>', summary: 'name for people' }],
      examples: [['guidon project edit shop --name "Web shop"', 'Give it another name']],
      load: () => import('./project-edit.ts'),
    },
    {
      name: 'delete',
      summary: 'Delete a project for good, with its environments, flags and segments',
      description: 'Programs with its keys are cut off at once. `guidon export` keeps a copy of what people made.',
      arguments: [{ name: '<key>', summary: 'key of the project', completes: 'project' }],
      examples: [['guidon project delete shop-copy', 'Delete it, after its key was typed']],
      load: () => import('./project-delete.ts'),
    },
  ],
}
