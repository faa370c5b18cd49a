import type { DomainEvent, DomainEvents } from '../../platform/events/domain-events.ts'

export interface Following {
  readonly projectId: string
  /** Begin after the event with this id; `null`: with what happens from now on. */
  readonly after: number | null
  readonly onEvent: (event: DomainEvent) => void
  /** The event to begin after is not known any more: others may be missing. They go on after `newestId`. */
  readonly onGap: (newestId: number) => void
  /** What was missed could not be read; nothing follows. */
  readonly onFailure: () => void
}

const BATCH = 500

/** Gives every event of the project once and in order, those missed first. Returns a function that stops it. */
export function followProject(events: DomainEvents, { projectId, after, ...reader }: Following): () => void {
  let isStopped = false
  let lastId = after ?? 0
  // New events wait here while missed ones are read.
  let waiting: DomainEvent[] | null = after === null ? null : []
  const pass = (event: DomainEvent): void => {
    if (isStopped || (event.id !== null && event.id <= lastId)) return
    lastId = event.id ?? lastId
    if (event.projectId === projectId) reader.onEvent(event)
  }
  const unsubscribe = events.subscribe((event) => {
    if (waiting === null) pass(event)
    else waiting.push(event)
  })
  const stop = (): void => {
    isStopped = true
    unsubscribe()
  }
  const readMissed = async (): Promise<void> => {
    if (lastId > 0 && !(await events.keeps(lastId))) {
      lastId = await events.newestId()
      reader.onGap(lastId)
    }
    let batch: DomainEvent[]
    do {
      batch = await events.readAfter(lastId, BATCH)
      for (const event of batch) pass(event)
    } while (batch.length === BATCH && !isStopped)
    for (const event of waiting ?? []) pass(event)
    waiting = null
  }
  if (after !== null) {
    readMissed().catch(() => {
      stop()
      reader.onFailure()
    })
  }
  return stop
}
