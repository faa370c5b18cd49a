import type { ArgumentDefinition, CommandGroup } from '../../command/command-definition.ts'
import { PAGE_OPTIONS } from '../../command/page-options.ts'

const key: ArgumentDefinition = { name: '<key>', summary: 'key of the flag', completes: 'flag' }

export const flagCommands: CommandGroup = {
  name: 'flag',
  summary: 'Feature flags',
  commands: [
    {
      name: 'ls',
      summary: 'List flags with what they serve in an environment',
      options: [
        { flags: '--search <text>', summary: 'only flags with this in key, name or description' },
        { flags: '--tag <tag>', summary: 'only flags with this tag; may be given again', reads: 'list' },
        { flags: '--state <state>', summary: 'only flags that are on, or off', choices: ['on', 'off'] },
        {
          flags: '--type <type>',
          summary: 'only flags with such values',
          choices: ['boolean', 'string', 'number', 'json'],
        },
        { flags: '--maintainer <name>', summary: 'only flags that this person or team looks after' },
        { flags: '--archived', summary: 'archived flags instead' },
        {
          flags: '--sort <order>',
          summary: 'order; - turns it around',
          choices: ['key', '-key', 'name', '-name', 'created', '-created', 'updated', '-updated'],
          default: 'key',
        },
        ...PAGE_OPTIONS,
      ],
      examples: [
        ['guidon flag ls', 'List the flags of the project'],
        ['guidon flag ls -e production --state on --tag checkout', 'What is on in production for checkout'],
        ['guidon flag ls --json=key,name', 'Keys and names for a program'],
      ],
      load: () => import('./flag-ls.ts'),
    },
    {
      name: 'get',
      summary: 'Show a flag',
      arguments: [key],
      options: [
        { flags: '--configuration', summary: 'only the JSON that one environment has, as flag edit takes it' },
        { flags: '--definition', summary: 'only the JSON that all environments share, as flag edit takes it' },
      ],
      examples: [
        ['guidon flag get new-checkout', 'Show its variations and its state in each environment'],
        ['guidon flag get new-checkout -e production --configuration > flag.json', 'Save the configuration to edit it'],
      ],
      load: () => import('./flag-get.ts'),
    },
    {
      name: 'create',
      summary: 'Create a flag, off in every environment',
      arguments: [{ name: '<key>', summary: 'letters, digits, . _ -' }],
      options: [
        { flags: '--name <text>', summary: 'name for people; the key when left out' },
        { flags: '--description <text>', summary: 'what it is for' },
        {
          flags: '--type <type>',
          summary: 'type of its values',
          choices: ['boolean', 'string', 'number', 'json', 'migration'],
          default: 'boolean',
        },
        { flags: '--variation <value>', summary: 'a value, or name=value; may be given again', reads: 'list' },
        { flags: '--tag <tag>', summary: 'a tag; may be given again', reads: 'list' },
        { flags: '--maintainer <name>', summary: 'who looks after it' },
        { flags: '--permanent', summary: 'not meant to be removed after its release' },
        { flags: '--client-side', summary: 'browsers may see it' },
        { flags: '--mobile', summary: 'mobile apps may see it' },
      ],
      examples: [
        ['guidon flag create new-checkout', 'Create a boolean flag'],
        [
          'guidon flag create theme --type string --variation light --variation dark --client-side',
          'Create a string flag for browsers',
        ],
      ],
      load: () => import('./flag-create.ts'),
    },
    {
      name: 'on',
      summary: 'Turn a flag on in an environment',
      arguments: [key],
      examples: [
        ['guidon flag on new-checkout', 'Turn it on in the environment in use'],
        ['guidon flag on new-checkout -e production --reason "release 42" --yes', 'Turn it on from a script'],
      ],
      load: () => import('./flag-on.ts'),
    },
    {
      name: 'off',
      summary: 'Turn a flag off in an environment',
      arguments: [key],
      examples: [['guidon flag off new-checkout -e production', 'Turn it off in production']],
      load: () => import('./flag-off.ts'),
    },
    {
      name: 'set',
      summary: 'Choose the variation that everyone gets when the flag is on',
      description:
        'The variation is found by its name, its value or its index, in this order; where values are numbers, a number is always a value. Targets and rules, where there are any, still decide first.',
      arguments: [key, { name: '<variation>', summary: 'name, value or index of a variation' }],
      examples: [
        ['guidon flag set theme dark', 'Serve "dark"'],
        ['guidon flag set page-size 50 -e staging --dry-run', 'See what serving 50 would change'],
      ],
      load: () => import('./flag-set.ts'),
    },
    {
      name: 'edit',
      summary: 'Edit the JSON of a flag',
      description:
        'Opens $VISUAL or $EDITOR on what the environment in use has of the flag. What you change is turned into instructions, shown, and applied when you agree.',
      arguments: [key],
      options: [
        { flags: '-f, --file <path>', summary: 'take the edited JSON from a file; - for stdin', completes: 'file' },
        { flags: '--definition', summary: 'edit what all environments share: name, variations, tags, …' },
      ],
      examples: [
        ['guidon flag edit new-checkout -e staging', 'Edit targets and rules in your editor'],
        ['guidon flag edit new-checkout --file flag.json --dry-run', 'See what a file would change'],
      ],
      load: () => import('./flag-edit.ts'),
    },
    {
      name: 'explain',
      summary: 'Say what a context gets, and why',
      arguments: [key],
      options: [
        { flags: '--context <json>', summary: 'the context: JSON, @file, or @- for stdin' },
        { flags: '--user <key>', summary: 'short for a context of kind user with this key' },
      ],
      examples: [
        ['guidon flag explain new-checkout --user ana', 'Why does ana get what she gets?'],
        [
          'guidon flag explain theme --context \'{"kind": "device", "key": "d1", "os": "ios"}\'',
          'Explain for any context',
        ],
      ],
      load: () => import('./flag-explain.ts'),
    },
    {
      name: 'watch',
      summary: 'Print each change of a flag, or of all flags, as it happens',
      arguments: [{ ...key, name: '[key]' }],
      examples: [
        ['guidon flag watch new-checkout', 'Follow one flag'],
        ['guidon flag watch --ndjson', 'Feed all changes to a program'],
      ],
      load: () => import('./flag-watch.ts'),
    },
    {
      name: 'archive',
      summary: 'Archive a flag: it is served no more, and can be restored',
      arguments: [key],
      options: [{ flags: '--restore', summary: 'bring an archived flag back' }],
      examples: [
        ['guidon flag archive new-checkout', 'Archive it'],
        ['guidon flag archive new-checkout --restore', 'Bring it back'],
      ],
      load: () => import('./flag-archive.ts'),
    },
  ],
}
