import { listSdks, type Sdk } from '@guidon/api'
import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** SDKs that use an environment. Events say when one comes; that one has gone is found by asking. */
export const sdksQuery = (project: string, environment: string) =>
  queryOptions({
    queryKey: ['sdks', project, environment],
    queryFn: async () => (await api.call(listSdks, { params: { project, environment } })).items,
    refetchInterval: 15_000,
  })

/** How long the server counts an SDK without a stream as running after it was heard of. */
const RUNNING_MS = 10 * 60_000

/** Whether an SDK runs: some do not say how many of them there are (`instances` 0), but they were heard of. */
export function isRunning({ instances, lastSeenAt, transport }: Sdk, now: number): boolean {
  return instances > 0 || (transport !== 'streaming' && lastSeenAt >= now - RUNNING_MS)
}

/** Running ones first, then by when they were seen last. */
export function runningFirst<Row extends Sdk>(sdks: readonly Row[], now: number): readonly Row[] {
  return sdks.toSorted(
    (one, other) => Number(isRunning(other, now)) - Number(isRunning(one, now)) || other.lastSeenAt - one.lastSeenAt,
  )
}
