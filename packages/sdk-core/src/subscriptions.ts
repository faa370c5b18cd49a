import type { ClientEvents } from './client-api.ts'
import { messageOf } from './event-sender.ts'
import type { TroubleLog } from './logger.ts'

/** Who listens to a client. A listener that throws is logged and harms no other. */
export class Subscriptions {
  readonly #listeners: { [Event in keyof ClientEvents]: Set<ClientEvents[Event]> } = {
    ready: new Set(),
    change: new Set(),
    status: new Set(),
  }
  readonly #log: TroubleLog

  constructor(log: TroubleLog) {
    this.#log = log
  }

  add<Event extends keyof ClientEvents>(event: Event, listener: ClientEvents[Event]): () => void {
    const listeners: Set<ClientEvents[Event]> | undefined = this.#listeners[event]
    if (listeners === undefined)
      throw new TypeError(`There is no event "${event}"; there are "ready", "change" and "status".`)
    if (typeof listener !== 'function') throw new TypeError(`The listener of "${event}" must be a function.`)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }

  has(event: keyof ClientEvents): boolean {
    return this.#listeners[event].size > 0
  }

  tell<Event extends keyof ClientEvents>(event: Event, ...values: Parameters<ClientEvents[Event]>): void {
    for (const listener of [...this.#listeners[event]]) {
      try {
        ;(listener as (...values: unknown[]) => void)(...values)
      } catch (error) {
        this.#log.error(`listener ${event}`, `A listener of "${event}" has failed: ${messageOf(error)}`)
      }
    }
  }
}
