import { liveState } from '../../lib/live.ts'
import { queryClient } from '../../lib/query-client.ts'

/** The live stream refreshes what is shown; without it somebody must. */
export function refreshUnlessLive(project: string): void {
  if (liveState.read().kind === 'live') return
  for (const resource of ['flags', 'segments', 'changes', 'audit']) {
    void queryClient.invalidateQueries({ queryKey: [resource, project] })
  }
}
