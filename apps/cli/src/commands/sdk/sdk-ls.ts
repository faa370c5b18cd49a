import type { Sdk } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { listSdks } from '../../http/operations.ts'
import type { Column } from '../../output/table.ts'
import { absoluteTime, relativeTime } from '../../output/time-text.ts'

const COLUMNS: readonly Column<Sdk>[] = [
  {
    title: 'APPLICATION',
    text: (sdk) => [sdk.application, sdk.applicationVersion].join(' ').trim(),
    look: (_sdk, style) => style.strong,
  },
  { title: 'SDK', text: (sdk) => `${sdk.name} ${sdk.version}`.trim() },
  { title: 'WRAPPER', text: (sdk) => sdk.wrapper },
  { title: 'BY', text: (sdk) => sdk.transport },
  {
    title: 'OPEN',
    text: (sdk) => String(sdk.instances),
    look: (sdk, style) => (sdk.instances > 0 ? style.good : style.dim),
  },
  { title: 'SEEN', text: (sdk) => absoluteTime(sdk.lastSeenAt), screenText: (sdk) => relativeTime(sdk.lastSeenAt) },
]

export async function run(cli: Cli): Promise<void> {
  const { project, environment } = cli
  const { items } = await cli.api.call(listSdks, { params: { project, environment } })
  cli.out.list(items, COLUMNS, { empty: `No SDK has used ${project}/${environment} in the last 30 days.` })
}
