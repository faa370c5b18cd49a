/** One message of a stream of server-sent events. */
export interface StreamMessage {
  /** @default "message" */
  readonly event: string
  readonly data: string
}

/** Longest message that is read, in characters: a data set of 10,000 flags has a tenth of it. */
const MAX_LENGTH = 256 * 1024 * 1024

/** Thrown for a stream that sends without end. */
export class StreamTooLongError extends Error {
  override readonly name = 'StreamTooLongError'
}

/**
 * Reads server-sent events from pieces of text, cut anywhere. Comments, `id` and `retry` are left out.
 * Source: HTML standard, 9.2.6, interpreting an event stream.
 */
export class EventStreamParser {
  /** Pieces of the line that has not ended yet: joined once, since lines are long and pieces short. */
  #pieces: string[] = []
  #length = 0
  #event = ''
  #data: string[] = []
  #endedWithReturn = false

  /** The messages that the piece completes. @throws StreamTooLongError */
  push(piece: string): readonly StreamMessage[] {
    const messages: StreamMessage[] = []
    let start = this.#endedWithReturn && piece.startsWith('\n') ? 1 : 0
    if (piece !== '') this.#endedWithReturn = false
    for (;;) {
      const end = lineEnd(piece, start)
      if (end === -1) break
      const message = this.#line(this.#finish(piece.slice(start, end)))
      if (message !== undefined) messages.push(message)
      const isReturn = piece[end] === '\r'
      start = end + (isReturn && piece[end + 1] === '\n' ? 2 : 1)
      this.#endedWithReturn = isReturn && start === piece.length && piece.at(-1) === '\r'
    }
    this.#keep(piece.slice(start))
    return messages
  }

  #keep(rest: string): void {
    if (rest === '') return
    this.#pieces.push(rest)
    this.#length += rest.length
    if (this.#length > MAX_LENGTH) throw new StreamTooLongError(`A message is longer than ${MAX_LENGTH} characters.`)
  }

  #finish(rest: string): string {
    if (this.#pieces.length === 0) return rest
    const line = this.#pieces.join('') + rest
    this.#pieces = []
    this.#length = 0
    return line
  }

  #line(line: string): StreamMessage | undefined {
    if (line === '') return this.#dispatch()
    const colon = line.indexOf(':')
    const field = colon === -1 ? line : line.slice(0, colon)
    if (field !== 'event' && field !== 'data') return undefined
    const value = colon === -1 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (field === 'event') this.#event = value
    else this.#data.push(value)
    return undefined
  }

  #dispatch(): StreamMessage | undefined {
    const message = { event: this.#event || 'message', data: this.#data.join('\n') }
    const isEmpty = this.#data.length === 0
    this.#event = ''
    this.#data = []
    return isEmpty ? undefined : message
  }
}

function lineEnd(text: string, start: number): number {
  const feed = text.indexOf('\n', start)
  const before = feed === -1 ? text.length : feed
  const returned = text.indexOf('\r', start)
  return returned !== -1 && returned < before ? returned : feed
}
