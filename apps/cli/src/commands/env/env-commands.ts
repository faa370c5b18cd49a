import type { CommandGroup } from '../../command/command-definition.ts'

const environmentArgument = {
  name: '[key]',
  summary: 'key of the environment; the one in use when left out',
  completes: 'environment',
} as const

export const envCommands: CommandGroup = {
  name: 'env',
  summary: 'Environments and their keys',
  commands: [
    {
      name: 'ls',
      summary: 'List environments',
      examples: [['guidon env ls', 'List the environments of the project in their order']],
      load: () => import('./env-ls.ts'),
    },
    {
      name: 'get',
      summary: 'Show an environment',
      arguments: [environmentArgument],
      examples: [
        ['guidon env get production', 'Show production with the beginnings of its keys'],
        ['guidon env get --jq .data.id', 'Print the client-side id'],
      ],
      load: () => import('./env-get.ts'),
    },
    {
      name: 'key',
      summary: 'Print a key in full, for a program',
      arguments: [environmentArgument],
      options: [
        {
          flags: '--kind <kind>',
          summary: 'sdk, mobile, or client for the client-side id',
          choices: ['sdk', 'mobile', 'client'],
          default: 'sdk',
        },
      ],
      examples: [
        ['GUIDON_SDK_KEY="$(guidon env key)" node app.js', 'Hand the SDK key to a program'],
        ['guidon env key staging --kind client', 'Print the client-side id of staging'],
      ],
      load: () => import('./env-key.ts'),
    },
    {
      name: 'create',
      summary: 'Create an environment, after the others',
      arguments: [{ name: '<key>', summary: 'lower-case letters, digits, . _ -' }],
      options: [
        { flags: '--name <text>', summary: 'name for people; made from the key when left out' },
        { flags: '--critical', summary: 'changes ask for the key of the environment as confirmation' },
        { flags: '--require-reason', summary: 'changes ask for a reason' },
        { flags: '--secure-mode', summary: 'browser SDKs must send the hash of their context' },
      ],
      examples: [['guidon env create preview --name "Preview"', 'Create an environment; every flag starts off there']],
      load: () => import('./env-create.ts'),
    },
    {
      name: 'edit',
      summary: 'Change the name, the place in the order or what guards an environment',
      description: 'What is not named stays. Taking away what guards an environment asks for its key.',
      arguments: [environmentArgument],
      options: [
        { flags: '--name <text>', summary: 'name for people' },
        {
          flags: '--position <n>',
          summary: 'place among the environments, 1 is the first',
          reads: 'integer',
          range: [1, 1_000],
        },
        { flags: '--critical', summary: 'changes ask for the key of the environment as confirmation' },
        { flags: '--no-critical', summary: 'they no longer do' },
        { flags: '--require-reason', summary: 'changes ask for a reason' },
        { flags: '--no-require-reason', summary: 'they no longer do' },
        { flags: '--secure-mode', summary: 'browser SDKs must send the hash of their context' },
        { flags: '--no-secure-mode', summary: 'they no longer need to' },
      ],
      examples: [
        ['guidon env edit staging --require-reason', 'Ask for a reason from now on'],
        ['guidon env edit preview --name "Preview" --position 2', 'Rename it and move it to the second place'],
        ['guidon env edit staging --no-critical --yes', 'Guard it less, from a script'],
      ],
      load: () => import('./env-edit.ts'),
    },
    {
      name: 'rotate-key',
      summary: 'Replace a key; the old one works on for a while',
      arguments: [environmentArgument],
      options: [
        { flags: '--kind <kind>', summary: 'sdk or mobile', choices: ['sdk', 'mobile'], default: 'sdk' },
        {
          flags: '--overlap <duration>',
          summary: 'how long the old key works on (24h when left out, 30d at most)',
          reads: 'duration',
        },
      ],
      examples: [
        ['guidon env rotate-key production --overlap 7d', 'Replace the SDK key; leave a week to move over'],
        ['guidon env rotate-key production --overlap 0 --yes', 'End a leaked key at once'],
      ],
      load: () => import('./env-rotate-key.ts'),
    },
    {
      name: 'delete',
      summary: 'Delete an environment for good, with its keys and its side of every flag',
      description: 'Programs with its keys are cut off at once. The last environment of a project cannot be deleted.',
      arguments: [{ name: '<key>', summary: 'key of the environment', completes: 'environment' }],
      examples: [['guidon env delete preview', 'Delete it, after its key was typed']],
      load: () => import('./env-delete.ts'),
    },
  ],
}
