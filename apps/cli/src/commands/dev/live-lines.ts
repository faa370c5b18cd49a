import type { AnalyticsEvent, DomainEvent } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { tailAnalyticsEvents } from '../../http/operations.ts'
import { domainEventLine } from '../../output/domain-event-text.ts'
import { printable } from '../../output/style.ts'
import { clockTime } from '../../output/time-text.ts'
import { OWN_AGENT } from './offline-file.ts'
import type { ProjectEvents } from './project-events.ts'

/** The running commentary below the banner. */
export interface LiveLines {
  /** Also shows analytics events, or stops showing them. */
  toggleEvents(): void
  stop(): void
}

export function printLiveLines(cli: Cli, events: ProjectEvents): LiveLines {
  const params = { project: cli.project, environment: cli.environment }
  let isRunning = true
  let showsEvents = false
  const print = (data: unknown, line: string | null): void => {
    if (line !== null) cli.out.event(data, `  ${line}`)
  }

  async function followAnalyticsEvents(): Promise<void> {
    for await (const { data } of await cli.api.stream(tailAnalyticsEvents, { params })) {
      if (!isRunning) return
      if (showsEvents) print(data, analyticsEventLine(data))
    }
  }

  const stopListening = events.listen((event) => {
    if (!isOwnConnection(event)) print(event, domainEventLine(cli.out, event))
  })
  // The stream ends with the server or the run, both of which are reported elsewhere.
  followAnalyticsEvents().catch(() => {})
  return {
    toggleEvents() {
      showsEvents = !showsEvents
      cli.out.note(showsEvents ? '  showing events' : '  hiding events')
    },
    stop() {
      isRunning = false
      stopListening()
    },
  }
}

/** What `--offline-file` reads is no program of the developer's. */
function isOwnConnection({ type, data }: DomainEvent): boolean {
  return type === 'sdk.connected' && data['name'] === OWN_AGENT
}

function analyticsEventLine({ receivedAt, kind, key, application, sdk }: AnalyticsEvent): string {
  return printable(`${clockTime(receivedAt)}  ${kind}  ${key ?? ''}  ${application || sdk}`)
}
