import type { DomainEvent } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { getFlag, watchProject } from '../../http/operations.ts'
import { domainEventLine, isAboutFlag } from '../../output/domain-event-text.ts'
import { followStream } from '../../output/follow-stream.ts'

export async function run(cli: Cli, [key]: [string | undefined]): Promise<void> {
  if (key !== undefined) await cli.api.call(getFlag, { params: { project: cli.project, flag: key } })
  cli.out.note(`Changes of ${key ?? 'all flags'} in ${cli.project} as they happen. Ctrl-C ends.`)
  await followStream<DomainEvent>(cli, {
    messages: await cli.api.stream(watchProject, { params: { project: cli.project } }),
    line: (event) => (isAboutFlag(event, key) ? domainEventLine(cli.out, event) : null),
  })
}
