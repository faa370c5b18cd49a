import { createBackoff } from './backoff.ts'
import { messageOf } from './event-sender.ts'
import { EventStreamParser } from './event-stream-parser.ts'
import type { TroubleLog } from './logger.ts'
import type { Platform, PlatformResponse } from './platform.ts'
import { pollMessages, TransferReader, type TransferOutcome } from './transfer-reader.ts'

/** Where flags come from. */
export interface DataSourceOptions {
  readonly platform: Platform
  /** Base address of the server, without a slash at the end. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly mode: 'stream' | 'poll'
  readonly pollIntervalMs: number
  readonly log: TroubleLog
  /** Takes what came. */
  readonly onData: (data: Extract<TransferOutcome, { kind: 'data' }>) => void
  /** Told whether what the client has is current, may be out of date, or cannot be had with this key. */
  readonly onState: (state: DataSourceState) => void
  /** Names what the client has from an earlier run. */
  readonly state?: string | undefined
}

/** How fresh the data is. */
export type DataSourceState = 'current' | 'interrupted' | 'refused'

/** A running source of data. */
export interface DataSource {
  close(): void
}

/** Longest silence of a stream, in which the server sends a sign of life twice a minute. */
const SILENCE_MS = 90_000
/** Longest wait for the first word of an answer: a proxy that holds a stream back must not hold up the start. */
const ANSWER_MS = 10_000
/** A refused key is tried again this often: a server that is set up anew may know it later. */
const REFUSED_MS = 300_000
/** A connection that lived this long was sound: the next attempt comes soon. */
const SOUND_MS = 60_000

/** Thrown for an answer that is no data. */
class AnswerError extends Error {
  override readonly name = 'AnswerError'
  readonly status: number
  constructor(status: number) {
    super(`the server answered ${status}`)
    this.status = status
  }
}

/**
 * Follows an environment by a stream. As long as the stream does not hold, every attempt to open it begins with a poll,
 * so that proxies which swallow streams cost freshness and nothing else.
 */
export function startDataSource(options: DataSourceOptions): DataSource {
  const source = new FollowedSource(options)
  void source.run()
  return source
}

class FollowedSource implements DataSource {
  readonly #options: DataSourceOptions
  readonly #closing = new AbortController()
  #state: string | undefined
  #wake: (() => void) | undefined

  constructor(options: DataSourceOptions) {
    this.#options = options
    this.#state = options.state
  }

  close(): void {
    this.#closing.abort()
    this.#wake?.()
  }

  async run(): Promise<void> {
    const { platform, mode, pollIntervalMs } = this.#options
    const backoff = createBackoff({ random: platform.random })
    let failures = 0
    while (!this.#closing.signal.aborted) {
      const startedAt = platform.now()
      try {
        if (mode === 'poll' || failures > 1) await this.#poll()
        if (mode === 'stream') await this.#stream()
        failures = 0
        backoff.reset()
        // A stream that the server has ended is opened again at once, but not in a loop.
        await this.#wait(mode === 'poll' ? pollIntervalMs : backoff.next())
      } catch (error) {
        if (this.#closing.signal.aborted) return
        if (platform.now() - startedAt > SOUND_MS) backoff.reset()
        failures += 1
        await this.#wait(this.#explain(error) ? REFUSED_MS * (0.5 + platform.random()) : backoff.next())
      }
    }
  }

  /** Tells what went wrong. Returns whether the key is refused. */
  #explain(error: unknown): boolean {
    const { log, url, onState } = this.#options
    if (error instanceof AnswerError && [401, 403, 404].includes(error.status)) {
      onState('refused')
      log.error(
        'key-refused',
        `${url} answered ${error.status} to the SDK key: flags are not updated. Check the key and the address; it is tried again every few minutes.`,
      )
      return true
    }
    onState('interrupted')
    log.warn('connection', `No connection to ${url}: ${messageOf(error)}. It is tried again; known flags go on.`)
    return false
  }

  async #stream(): Promise<void> {
    let saidAnything = false
    await this.#request('/sdk/stream', { accept: 'text/event-stream' }, async (response, onSignOfLife) => {
      const parser = new EventStreamParser()
      const reader = new TransferReader()
      for await (const piece of response.pieces()) {
        onSignOfLife()
        for (const { event, data } of parser.push(piece)) {
          saidAnything = true
          if (this.#take(reader.read(event, data))) return
        }
      }
    })
    // Some proxies end a stream at once, and again and again.
    if (!saidAnything) throw new Error('the stream ended before it said anything')
    if (!this.#closing.signal.aborted) this.#options.onState('interrupted')
  }

  /** What is current already is answered with a word, so that a poll needs no conditional request. */
  async #poll(): Promise<void> {
    await this.#request('/sdk/poll', {}, async (response, onSignOfLife) => {
      const pieces: string[] = []
      for await (const piece of response.pieces()) {
        onSignOfLife()
        pieces.push(piece)
      }
      const reader = new TransferReader()
      for (const { event, data } of pollMessages(pieces.join(''))) this.#take(reader.read(event, data))
    })
  }

  /** Returns whether the connection is at its end. */
  #take(outcome: TransferOutcome): boolean {
    if (outcome.kind === 'goodbye') return true
    if (outcome.kind === 'data') {
      this.#options.onData(outcome)
      this.#state = outcome.state
    }
    if (outcome.kind !== 'nothing') this.#options.onState('current')
    return false
  }

  async #request(
    path: string,
    headers: Readonly<Record<string, string>>,
    read: (response: PlatformResponse, onSignOfLife: () => void) => Promise<void>,
  ): Promise<void> {
    const { platform, url } = this.#options
    const cancel = new AbortController()
    const giveUp = (): void => cancel.abort(new Error('the server is silent'))
    const onClose = (): void => cancel.abort()
    this.#closing.signal.addEventListener('abort', onClose)
    let stopTimer = platform.setTimer(giveUp, ANSWER_MS)
    const onSignOfLife = (): void => {
      stopTimer()
      stopTimer = platform.setTimer(giveUp, SILENCE_MS)
    }
    const basis = this.#state === undefined ? '' : `?basis=${encodeURIComponent(this.#state)}`
    try {
      const response = await platform.send({
        method: 'GET',
        url: `${url}${path}${basis}`,
        headers: { ...this.#options.headers, ...headers },
        signal: cancel.signal,
      })
      if (response.status !== 200) {
        response.discard()
        throw new AnswerError(response.status)
      }
      await read(response, onSignOfLife)
    } finally {
      stopTimer()
      this.#closing.signal.removeEventListener('abort', onClose)
      cancel.abort()
    }
  }

  #wait(ms: number): Promise<void> {
    if (this.#closing.signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const stop = this.#options.platform.setTimer(resolve, ms)
      this.#wake = () => {
        stop()
        resolve()
      }
    })
  }
}
