import type { AnalyticsEvent, AnalyticsEventKind } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { tailAnalyticsEvents } from '../../http/operations.ts'
import { printable } from '../../output/style.ts'
import { absoluteTime, clockTime } from '../../output/time-text.ts'
import { followStream } from '../../output/follow-stream.ts'

export async function run(
  cli: Cli,
  _none: [],
  query: { readonly kind?: AnalyticsEventKind; readonly key?: string },
): Promise<void> {
  const { project, environment } = cli
  cli.out.note(`Events of ${project}/${environment} as they come in. Ctrl-C ends.`)
  await followStream(cli, {
    messages: await cli.api.stream(tailAnalyticsEvents, { params: { project, environment }, query }),
    line: (event) => eventLine(cli, event),
  })
}

function eventLine({ out }: Cli, { kind, key, contextKeys, application, sdk, receivedAt }: AnalyticsEvent): string {
  const who = Object.entries(contextKeys ?? {}).map(([contextKind, contextKey]) => `${contextKind}:${contextKey}`)
  const cells = [kind, key ?? '', who.join(' '), application || sdk].map(printable)
  if (!out.isScreen) return [absoluteTime(receivedAt), ...cells].join('\t')
  return [out.style.dim(clockTime(receivedAt)), cells[0]!.padEnd(12), out.style.strong(cells[1]!), ...cells.slice(2)]
    .join('  ')
    .trimEnd()
}
