import type { Presence } from '@guidon/api'
import { sendNotice } from '../../platform/events/notices.ts'
import type { Platform } from '../../platform/platform.ts'
import { PresenceBoard, type PresenceChange, type PresenceNotice } from './presence-board.ts'

const PRESENCE_NOTICE = 'presence'
const EXPIRE_EVERY_MS = 1_000
/** Saying the same again within this time changes nothing and is not passed on. */
const QUIET_MS = 5_000

/** Who looks at what, over all nodes. A node that starts knows those who are there within half a minute. */
export interface PresenceService {
  of(projectId: string): Presence[]
  /** Passes a notice on to all nodes. */
  say(notice: PresenceNotice): Promise<void>
  /** Calls `listener` when somebody comes to the project, moves on or leaves. Returns a function that stops it. */
  follow(projectId: string, listener: (change: PresenceChange) => void): () => void
  start(): void
  stop(): void
}

export function createPresenceService({ clock, database, notices }: Platform): PresenceService {
  const board = new PresenceBoard()
  const stops: (() => void)[] = []
  return {
    of: (projectId) => board.of(projectId),

    async say(notice) {
      if (board.isKnown(notice, clock.now(), QUIET_MS)) return
      await database.transaction((tx) => sendNotice(tx, { topic: PRESENCE_NOTICE, payload: notice }))
    },

    follow: (projectId, listener) =>
      board.subscribe((change) => {
        if (change.projectId === projectId) listener(change)
      }),

    start() {
      const timer = setInterval(() => board.expire(clock.now()), EXPIRE_EVERY_MS).unref()
      stops.push(
        () => clearInterval(timer),
        notices.listen(PRESENCE_NOTICE, (notice) => board.note(notice as PresenceNotice, clock.now())),
      )
    },

    stop() {
      for (const stop of stops) stop()
    },
  }
}
