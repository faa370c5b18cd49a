import type { CommandDefinition } from '../../command/command-definition.ts'

export const devCommand: CommandDefinition = {
  name: 'dev',
  summary: 'Run a server here: dashboard, API, flags and a database of its own in ./.guidon',
  description:
    'Listens on this machine only. While it runs: o opens the dashboard, t toggles a flag, e shows analytics events, m pauses or resumes the mirror, q quits.\nDocuments in ./guidon/*.json (made by `guidon export`) are brought in, again whenever they change. What guidon/overrides.local.json says of a flag goes on top of everything: {"new-checkout": true, "theme": {"variation": "Dark"}}.\nWith a command after --, runs it with GUIDON_URL, GUIDON_TOKEN and GUIDON_SDK_KEY, then stops and exits as it did.',
  arguments: [{ name: '[command...]', summary: 'after --: what to run while the server is up' }],
  options: [
    {
      flags: '--port <n>',
      summary: 'port; the next free one from 7070 on when left out',
      reads: 'integer',
      range: [0, 65_535],
    },
    {
      flags: '--data <folder>',
      summary: 'folder of the data; GUIDON_DATA_FOLDER or ./.guidon when left out',
      completes: 'file',
    },
    { flags: '--fresh', summary: 'begin with an empty database: what the data folder holds is deleted' },
    {
      flags: '--seed <file>',
      summary: 'bring this export in after the start; "demo": a school with 2,400 flags',
      completes: 'file',
    },
    { flags: '--mirror <context>', summary: 'follow flags and segments of this context, which is only read' },
    {
      flags: '--overrides <file>',
      summary: 'what flags give here, whatever else says; guidon/overrides.local.json when left out',
      completes: 'file',
    },
    {
      flags: '--offline-file <file>',
      summary: 'write what the environment serves to this file, for SDKs that read files, and keep it current',
      completes: 'file',
    },
    { flags: '--no-open', summary: 'do not open the dashboard' },
    { flags: '--ci', summary: 'a database that is thrown away, a free port, no keys' },
  ],
  examples: [
    ['guidon dev', 'Develop with flags'],
    ['guidon dev --seed demo --fresh', 'Look at Guidon with the flags of a school'],
    ['guidon dev --mirror production', 'Develop with the flags of production'],
    ['guidon dev --ci --seed flags.json -- npm test', 'Run tests against a server of their own'],
  ],
  load: () => import('./dev.ts'),
}
