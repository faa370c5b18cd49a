/**
 * Makes `work` run at most once at a time. Whoever calls during a run gets one more run, shared by all such callers,
 * because the current one may have read too early.
 */
export function singleFlight(work: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | null = null
  let next: Promise<void> | null = null

  function start(): Promise<void> {
    current = work().finally(() => (current = null))
    return current
  }

  return () => {
    if (current === null) return start()
    next ??= current.catch(ignore).then(() => {
      next = null
      return start()
    })
    return next
  }
}

function ignore(): void {}
