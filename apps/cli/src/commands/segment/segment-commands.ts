import type { ArgumentDefinition, CommandGroup } from '../../command/command-definition.ts'
import { PAGE_OPTIONS } from '../../command/page-options.ts'

const key: ArgumentDefinition = { name: '<key>', summary: 'key of the segment', completes: 'segment' }

export const segmentCommands: CommandGroup = {
  name: 'segment',
  summary: 'Segments: named groups of contexts, in each environment',
  commands: [
    {
      name: 'ls',
      summary: 'List segments',
      options: [
        { flags: '--search <text>', summary: 'only segments with this in key, name or description' },
        { flags: '--tag <tag>', summary: 'only segments with this tag' },
        { flags: '--archived', summary: 'archived segments instead' },
        ...PAGE_OPTIONS,
      ],
      examples: [['guidon segment ls -e production', 'List the segments of production']],
      load: () => import('./segment-ls.ts'),
    },
    {
      name: 'get',
      summary: 'Show a segment',
      arguments: [key],
      options: [{ flags: '--definition', summary: 'only the JSON that segment edit takes' }],
      examples: [
        ['guidon segment get beta-testers', 'Show who is in it'],
        ['guidon segment get beta-testers --definition > segment.json', 'Save it to edit it'],
      ],
      load: () => import('./segment-get.ts'),
    },
    {
      name: 'create',
      summary: 'Create a segment in an environment',
      arguments: [{ name: '<key>', summary: 'letters, digits, . _ -' }],
      options: [
        { flags: '--name <text>', summary: 'name for people; the key when left out' },
        { flags: '--description <text>', summary: 'what it is for' },
        { flags: '--tag <tag>', summary: 'a tag; may be given again', reads: 'list' },
        { flags: '--kind <kind>', summary: 'context kind of the members', default: 'user' },
        { flags: '--include <key>', summary: 'key of a member; may be given again', reads: 'list' },
        { flags: '--exclude <key>', summary: 'key of one who is never in; may be given again', reads: 'list' },
      ],
      examples: [['guidon segment create beta-testers --include ana --include ben', 'Create a segment of two users']],
      load: () => import('./segment-create.ts'),
    },
    {
      name: 'edit',
      summary: 'Edit the JSON of a segment',
      description:
        'Opens $VISUAL or $EDITOR. What you change is turned into instructions, shown, and applied when you agree.',
      arguments: [key],
      options: [
        { flags: '-f, --file <path>', summary: 'take the edited JSON from a file; - for stdin', completes: 'file' },
      ],
      examples: [
        ['guidon segment edit beta-testers', 'Edit members and rules in your editor'],
        ['guidon segment edit beta-testers --file segment.json --yes', 'Bring it to what a file says'],
      ],
      load: () => import('./segment-edit.ts'),
    },
    {
      name: 'archive',
      summary: 'Archive a segment that nothing uses; it can be restored',
      arguments: [key],
      examples: [['guidon segment archive beta-testers', 'Archive it in the environment in use']],
      load: () => import('./segment-archive.ts'),
    },
    {
      name: 'restore',
      summary: 'Bring an archived segment back',
      arguments: [key],
      examples: [['guidon segment restore beta-testers', 'Bring it back']],
      load: () => import('./segment-restore.ts'),
    },
    {
      name: 'delete',
      summary: 'Delete an archived segment for good',
      arguments: [key],
      examples: [['guidon segment delete beta-testers', 'Delete it, after its key was typed']],
      load: () => import('./segment-delete.ts'),
    },
  ],
}
