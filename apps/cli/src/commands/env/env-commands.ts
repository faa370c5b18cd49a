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
      name: 'rotate-key',
      summary: 'Replace a key; the old one works on for a while',
      arguments: [environmentArgument],
      options: [
        { flags: '--kind <kind>', summary: 'sdk or mobile', choices: ['sdk', 'mobile'], default: 'sdk' },
        {
          flags: '--overlap <duration>',
          summary: 'how long the old key works on (24h when left out)',
          reads: 'duration',
        },
      ],
      examples: [
        ['guidon env rotate-key production --overlap 7d', 'Replace the SDK key; leave a week to move over'],
        ['guidon env rotate-key production --overlap 0 --yes', 'End a leaked key at once'],
      ],
      load: () => import('./env-rotate-key.ts'),
    },
  ],
}
