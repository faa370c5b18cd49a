import type { CommandGroup } from '../../command/command-definition.ts'

export const eventsCommands: CommandGroup = {
  name: 'events',
  summary: 'Analytics events that SDKs send',
  commands: [
    {
      name: 'tail',
      summary: 'Watch events come in',
      options: [
        {
          flags: '--kind <kind>',
          summary: 'only this kind of event',
          choices: ['index', 'identify', 'feature', 'debug', 'custom', 'click', 'pageview', 'summary', 'migration_op'],
        },
        { flags: '--key <key>', summary: 'only events of this flag or metric' },
      ],
      examples: [
        ['guidon events tail', 'See that events arrive'],
        ['guidon events tail --kind custom --ndjson', 'Feed custom events to a program'],
      ],
      load: () => import('./events-tail.ts'),
    },
  ],
}
