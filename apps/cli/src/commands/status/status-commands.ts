import type { CommandDefinition } from '../../command/command-definition.ts'

export const statusCommand: CommandDefinition = {
  name: 'status',
  summary: 'Server, project and environment in use',
  examples: [
    ['guidon status', 'See where commands go, and whether the server is ready'],
    ['guidon status --jq .data.isReady', 'Test it in a script'],
  ],
  load: () => import('./status.ts'),
}

export const doctorCommand: CommandDefinition = {
  name: 'doctor',
  summary: 'Look for what may be wrong: address, versions, clock, keys, streams, proxy',
  description:
    'Each check is made for real: the stream check opens a stream as an SDK does and times its first message.',
  examples: [
    ['guidon doctor', 'Check everything'],
    ['guidon doctor --json', 'The same for a program; exit code 1 when a check fails'],
  ],
  load: () => import('./doctor.ts'),
}
