import type { FastifyReply } from 'fastify'
import { GuidonError } from '../errors.ts'
import type { DomainEvents } from '../events/domain-events.ts'

/** For what ends by the clock. */
const CHECK_EVERY_MS = 60_000

export interface StreamAccess {
  readonly events: Pick<DomainEvents, 'subscribe'>
  /** Rejects when the reader may not read the stream any more. */
  readonly authorize: () => Promise<unknown>
}

/** Ends an open stream when its reader's token or session ends: a request is asked who it is from only at its start. */
export function endWhenRefused({ raw }: FastifyReply, { events, authorize }: StreamAccess): void {
  if (raw.destroyed) return
  const checkAgain = (): void => {
    authorize().catch((error: unknown) => {
      if (error instanceof GuidonError && (error.status === 401 || error.status === 403)) raw.end()
    })
  }
  const timer = setInterval(checkAgain, CHECK_EVERY_MS).unref()
  // Tokens and sessions belong to no project.
  const unsubscribe = events.subscribe(({ projectId }) => {
    if (projectId === null) checkAgain()
  })
  raw.once('close', () => {
    clearInterval(timer)
    unsubscribe()
  })
}
