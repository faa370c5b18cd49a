import pg from 'pg'
import type { Logger } from 'pino'
import { NOTICE_CHANNEL, type Notice, type Notices } from './notices.ts'

const RETRY_FIRST_MS = 50
const RETRY_LAST_MS = 2_000

/** Notices over one connection of its own, which it opens again whenever it breaks. */
export class NoticeListener implements Notices {
  private readonly url: string
  private readonly log: Logger
  private readonly listeners = new Map<string, Set<(payload: unknown) => void>>()
  private readonly reconnectListeners = new Set<() => void>()
  private client: pg.Client | undefined
  private retryTimer: NodeJS.Timeout | undefined
  private retryMs = RETRY_FIRST_MS
  private isClosed = false

  constructor(url: string, log: Logger) {
    this.url = url
    this.log = log
  }

  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true })
    client.on('notification', (message) => this.deliver(message.payload))
    client.on('error', ({ message }) => this.log.warn({ reason: message }, 'the connection for notices broke'))
    client.once('end', () => this.retryLater())
    await client.connect()
    await client.query(`listen ${NOTICE_CHANNEL}`)
    this.client = client
    this.retryMs = RETRY_FIRST_MS
    if (this.isClosed) await client.end()
  }

  listen(topic: string, listener: (payload: unknown) => void): () => void {
    const ofTopic = this.listeners.get(topic) ?? new Set()
    this.listeners.set(topic, ofTopic.add(listener))
    return () => ofTopic.delete(listener)
  }

  onReconnect(listener: () => void): () => void {
    this.reconnectListeners.add(listener)
    return () => this.reconnectListeners.delete(listener)
  }

  async close(): Promise<void> {
    this.isClosed = true
    clearTimeout(this.retryTimer)
    await this.client?.end().catch(() => undefined)
  }

  private deliver(text: string | undefined): void {
    const notice = JSON.parse(text ?? 'null') as Notice
    for (const listener of this.listeners.get(notice.topic) ?? []) {
      try {
        listener(notice.payload)
      } catch (error) {
        this.log.error({ err: error, topic: notice.topic }, 'listener of a notice failed')
      }
    }
  }

  private retryLater(): void {
    this.client = undefined
    if (this.isClosed) return
    clearTimeout(this.retryTimer)
    this.retryTimer = setTimeout(() => void this.reopen(), this.retryMs)
    this.retryMs = Math.min(this.retryMs * 2, RETRY_LAST_MS)
  }

  private async reopen(): Promise<void> {
    try {
      await this.open()
    } catch {
      return this.retryLater()
    }
    for (const listener of this.reconnectListeners) listener()
  }
}
