import type { LiveEnvironment } from './live-environment.ts'

/** Callers that wait until an environment reaches a version. */
export interface VersionWaiters {
  wait(environmentId: string, version: number, timeoutMs: number): Promise<boolean>
  /** Tells all callers that `environment` has moved. */
  reached(environment: LiveEnvironment): void
}

interface Waiter {
  readonly environmentId: string
  readonly version: number
  readonly finish: (reached: boolean) => void
}

export function createVersionWaiters(): VersionWaiters {
  const waiters = new Set<Waiter>()
  return {
    wait: (environmentId, version, timeoutMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => waiter.finish(false), timeoutMs)
        const waiter: Waiter = {
          environmentId,
          version,
          finish(reached) {
            clearTimeout(timer)
            waiters.delete(waiter)
            resolve(reached)
          },
        }
        waiters.add(waiter)
      }),
    reached(environment) {
      for (const waiter of waiters) {
        if (waiter.environmentId === environment.id && environment.version >= waiter.version) waiter.finish(true)
      }
    },
  }
}
