import type { Change } from '@guidon/api'
import type { EnvironmentRef } from '../projects/index.ts'
import type { PublishingService } from '../publishing/index.ts'

/** How long an answer waits for this node's own copy. The change is durable, and on its way, before that. */
const SERVED_TIMEOUT_MS = 1_000

/** Resolves when this node serves what was published, so that whoever asks next sees it. */
export async function untilServed(
  publishing: PublishingService,
  environments: readonly EnvironmentRef[],
  published: Change['published'],
): Promise<void> {
  for (const { environment, version } of published) {
    const { id } = environments.find(({ key }) => key === environment)!
    await publishing.waitFor(id, version, SERVED_TIMEOUT_MS)
  }
}
