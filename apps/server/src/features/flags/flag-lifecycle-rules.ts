import type { EnvironmentRef } from '../projects/index.ts'
import type { LifecycleScope } from './flag-lifecycle-store.ts'

const DAY_MS = 24 * 60 * 60_000

/** A flag that was neither changed nor evaluated for so long is stale. */
export const STALE_AFTER_MS = 30 * DAY_MS
/** A flag that serves the same to everyone, unchanged for so long, is no longer needed. */
export const CLEANUP_AFTER_MS = 7 * DAY_MS

export function lifecycleScope(
  projectId: string,
  environments: readonly EnvironmentRef[],
  now: number,
): LifecycleScope {
  return {
    projectId,
    now,
    environmentIds: environments.map(({ id }) => id),
    productionIds: productionOf(environments).map(({ id }) => id),
  }
}

/** The critical environments; the last one where none is. */
function productionOf(environments: readonly EnvironmentRef[]): readonly EnvironmentRef[] {
  const critical = environments.filter(({ isCritical }) => isCritical)
  return critical.length > 0 ? critical : environments.slice(-1)
}
