import type { CommandGroup } from '../../command/command-definition.ts'
import { PAGE_OPTIONS } from '../../command/page-options.ts'

const file = { name: '[file]', summary: 'JSON with "operations"; stdin when left out or -', completes: 'file' } as const

export const changeCommands: CommandGroup = {
  name: 'change',
  summary: 'Changes: plan, apply and undo several edits as one',
  commands: [
    {
      name: 'plan',
      summary: 'Say what a change would do; write nothing',
      description:
        'The file holds {"operations": [{"subject": {"kind", "key", "environment"}, "instructions": [{"kind": "turnFlagOn"}]}]}.',
      arguments: [file],
      options: [
        { flags: '--detailed-exitcode', summary: 'exit 8 when something would change, 7 when it would be blocked' },
      ],
      examples: [
        ['guidon change plan change.json', 'See what it would do'],
        ['guidon change plan change.json --detailed-exitcode', 'Let a script know whether anything differs'],
      ],
      load: () => import('./change-plan.ts'),
    },
    {
      name: 'apply',
      summary: 'Apply a change: all of it or nothing',
      arguments: [file],
      examples: [
        ['guidon change apply change.json', 'See the plan, confirm, apply'],
        ['guidon change apply change.json --yes --reason "release 42"', 'Apply from a script'],
      ],
      load: () => import('./change-apply.ts'),
    },
    {
      name: 'revert',
      summary: 'Undo a change',
      arguments: [{ name: '<id>', summary: 'id of the change' }],
      examples: [['guidon change revert 019ab…', 'Undo it, unless a later change touched the same parts']],
      load: () => import('./change-revert.ts'),
    },
    {
      name: 'ls',
      summary: 'List changes, newest first',
      options: [
        { flags: '--flag <key>', summary: 'only changes of this flag', completes: 'flag' },
        { flags: '--segment <key>', summary: 'only changes of this segment', completes: 'segment' },
        ...PAGE_OPTIONS,
      ],
      examples: [['guidon change ls --flag new-checkout', 'What happened to a flag']],
      load: () => import('./change-ls.ts'),
    },
    {
      name: 'show',
      summary: 'Show a change',
      arguments: [{ name: '<id>', summary: 'id of the change' }],
      examples: [['guidon change show 019ab…', 'See what it did, who made it and why']],
      load: () => import('./change-show.ts'),
    },
  ],
}
