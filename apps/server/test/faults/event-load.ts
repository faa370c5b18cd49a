import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'

export interface EventLoadOptions {
  readonly url: string
  readonly sdkKey: string
  /** How many senders post at the same time. */
  readonly senders: number
}

const RETRY_MS = 20

/**
 * SDKs that post without pause: each payload is one evaluation of `flag` and one custom event `metric`, sent again
 * under the same id until it is acknowledged. So in the end there is exactly one of each for every payload.
 */
export class EventLoad {
  readonly flag = `flag of ${randomUUID()}`
  readonly metric = `metric of ${randomUUID()}`
  /** Ids of payloads that were answered 202. */
  readonly acknowledged: string[] = []
  /** How often each status was answered; 0 for no answer. */
  readonly statuses = new Map<number, number>()
  private readonly options: EventLoadOptions
  private readonly senders: Promise<void>[]
  private isStopping = false

  constructor(options: EventLoadOptions) {
    this.options = options
    this.senders = Array.from({ length: options.senders }, () => this.send())
  }

  /** Resolves when every payload begun is acknowledged. The server must be up. */
  async stop(): Promise<void> {
    this.isStopping = true
    await Promise.all(this.senders)
  }

  private async send(): Promise<void> {
    while (!this.isStopping) {
      const id = randomUUID()
      while ((await this.post(id)) !== 202) await delay(RETRY_MS)
      this.acknowledged.push(id)
    }
  }

  private async post(id: string): Promise<number> {
    const { url, sdkKey } = this.options
    const status = await fetch(`${url}/bulk`, {
      method: 'POST',
      headers: { authorization: sdkKey, 'x-launchdarkly-event-schema': '4', 'x-launchdarkly-payload-id': id },
      body: JSON.stringify([
        { kind: 'summary', endDate: Date.now(), features: { [this.flag]: { counters: [{ count: 1 }] } } },
        { kind: 'custom', key: this.metric, data: id, contextKeys: { user: 'u' } },
      ]),
    }).then(
      (response) => response.status,
      () => 0,
    )
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1)
    return status
  }
}
