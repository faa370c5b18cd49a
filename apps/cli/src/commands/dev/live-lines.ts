import type { Sdk } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { listSdks, tailAnalyticsEvents, watchProject } from '../../http/operations.ts'
import { domainEventLine } from '../../output/domain-event-text.ts'
import { printable } from '../../output/style.ts'
import { clockTime } from '../../output/time-text.ts'

/** The running commentary below the banner. */
export interface LiveLines {
  /** Also shows analytics events, or stops showing them. */
  toggleEvents(): void
  stop(): void
}

const SDK_POLL_MS = 2_000

export function printLiveLines(cli: Cli): LiveLines {
  const params = { project: cli.project, environment: cli.environment }
  let isRunning = true
  let showsEvents = false
  const sdks = watchSdks(cli)

  async function follow<Data>(
    messages: Promise<AsyncIterable<{ data: Data }>>,
    line: (data: Data) => string | null | Promise<string | null>,
  ): Promise<void> {
    try {
      for await (const { data } of await messages) {
        if (!isRunning) return
        const text = await line(data)
        if (text !== null) cli.out.event(data, `  ${text}`)
      }
    } catch {
      // The stream ends with the server or the run, both of which are reported elsewhere.
    }
  }

  void follow(cli.api.stream(watchProject, { params: { project: cli.project } }), (event) =>
    domainEventLine(cli, event),
  )
  void follow(cli.api.stream(tailAnalyticsEvents, { params }), (event) =>
    showsEvents
      ? printable(
          `${clockTime(event.receivedAt)}  ${event.kind}  ${event.key ?? ''}  ${event.application || event.sdk}`,
        )
      : null,
  )
  return {
    toggleEvents() {
      showsEvents = !showsEvents
      cli.out.note(showsEvents ? '  showing events' : '  hiding events')
    },
    stop() {
      isRunning = false
      sdks.stop()
    },
  }
}

/** Says when an SDK appears: the server counts them rather than announcing each. */
function watchSdks(cli: Cli): { stop(): void } {
  const { project, environment } = cli
  const known = new Map<string, number>()
  async function look() {
    const { items } = await cli.api.call(listSdks, { params: { project, environment } }).catch(() => ({ items: [] }))
    for (const sdk of items) {
      const id = JSON.stringify([sdk.application, sdk.name, sdk.version, sdk.transport])
      if (sdk.instances > (known.get(id) ?? 0)) cli.out.event(sdk, `  ${connectedLine(cli, sdk)}`)
      known.set(id, sdk.instances)
    }
  }
  const timer = setInterval(() => void look(), SDK_POLL_MS)
  return { stop: () => clearInterval(timer) }
}

function connectedLine({ out }: Cli, { name, version, application, transport, instances }: Sdk): string {
  const who = printable([`${name} ${version}`, application].filter(Boolean).join('  '))
  return `${out.style.dim(clockTime(Date.now()))}  ${out.style.good('connected')}  ${who}  ${transport}${instances > 1 ? ` × ${instances}` : ''}`
}
