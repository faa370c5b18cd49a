import type { AnalyticsEvent } from '@guidon/api'
import { withoutPrivateAttributes, type SdkEvent } from '@guidon/launchdarkly'
import type { PayloadSource } from './received-payload.ts'

export type TailListener = (event: AnalyticsEvent) => void

const MAX_PER_SECOND = 50

interface Subscription {
  readonly listener: TailListener
  /** Second (since the epoch) that `sent` is about. */
  second: number
  sent: number
}

/** Shows events to those who watch, as they come in: a sample when there are many. Costs nothing unwatched. */
export class EventTail {
  private readonly subscriptions = new Map<string, Set<Subscription>>()

  /** Returns a function that stops it. */
  subscribe(environmentId: string, listener: TailListener): () => void {
    const subscription = { listener, second: 0, sent: 0 }
    const subscriptions = this.subscriptions.get(environmentId) ?? new Set()
    this.subscriptions.set(environmentId, subscriptions.add(subscription))
    return () => {
      subscriptions.delete(subscription)
      if (subscriptions.size === 0) this.subscriptions.delete(environmentId)
    }
  }

  publish(source: PayloadSource, events: readonly SdkEvent[]): void {
    const subscriptions = this.subscriptions.get(source.environmentId)
    if (!subscriptions) return
    for (const event of events) {
      const shown = toAnalyticsEvent(source, event)
      for (const subscription of subscriptions) {
        if (hasRoom(subscription, source.receivedAt)) subscription.listener(shown)
      }
    }
  }
}

function hasRoom(subscription: Subscription, now: number): boolean {
  const second = Math.floor(now / 1_000)
  if (second !== subscription.second) {
    subscription.second = second
    subscription.sent = 0
  }
  return subscription.sent++ < MAX_PER_SECOND
}

function toAnalyticsEvent({ identity, receivedAt }: PayloadSource, event: SdkEvent): AnalyticsEvent {
  const { kind, key, contextKeys, context, json } = event
  const { user: _, ...rest } = json
  return {
    kind,
    key,
    contextKeys: contextKeys.size === 0 ? null : Object.fromEntries(contextKeys),
    application: identity.application?.name ?? '',
    sdk: identity.sdk.name,
    receivedAt,
    event: context ? { ...rest, context: withoutPrivateAttributes(context) } : rest,
  }
}
