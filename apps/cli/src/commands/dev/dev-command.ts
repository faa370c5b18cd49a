import type { CommandDefinition } from '../../command/command-definition.ts'

export const devCommand: CommandDefinition = {
  name: 'dev',
  summary: 'Run a server here: API, flags and a database of its own in ./.guidon',
  description:
    'Listens on this machine only. While it runs: o opens the start page, t toggles a flag, e shows analytics events, q quits.\nWith a command after --, runs it with GUIDON_URL, GUIDON_TOKEN and GUIDON_SDK_KEY, then stops and exits as it did.',
  arguments: [{ name: '[command...]', summary: 'after --: what to run while the server is up' }],
  options: [
    { flags: '--port <n>', summary: 'port; the next free one from 7070 on when left out', reads: 'integer' },
    { flags: '--data <folder>', summary: 'folder of the data; ./.guidon when left out', completes: 'file' },
    { flags: '--seed <file>', summary: 'bring this export in after the start', completes: 'file' },
    { flags: '--no-open', summary: 'do not open the start page' },
    { flags: '--ci', summary: 'a database that is thrown away, a free port, no keys' },
  ],
  examples: [
    ['guidon dev', 'Develop with flags'],
    ['guidon dev --ci --seed flags.json -- npm test', 'Run tests against a server of their own'],
  ],
  load: () => import('./dev.ts'),
}
