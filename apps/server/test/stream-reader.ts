/** One server-sent event as it came. */
export interface StreamEvent {
  readonly event: string
  /** Parsed JSON; the text itself when it is no JSON. */
  readonly data: any
}

/** Reads server-sent events of one response, strictly: a frame that is not `event` and one line of `data` throws. */
export class StreamReader {
  readonly response: Response
  readonly comments: string[] = []
  private readonly reader: ReadableStreamDefaultReader<string>
  private text = ''

  private constructor(response: Response) {
    this.response = response
    this.reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  }

  static async open(url: string, init: RequestInit = {}): Promise<StreamReader> {
    const response = await fetch(url, init)
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
    return new StreamReader(response)
  }

  /** The next event. Throws when the stream ends. */
  async next(): Promise<StreamEvent> {
    const event = await this.nextOrEnd()
    if (event === undefined) throw new Error('the stream has ended')
    return event
  }

  /** The next event, or `undefined` when the stream ends. */
  async nextOrEnd(): Promise<StreamEvent | undefined> {
    for (;;) {
      const end = this.text.indexOf('\n\n')
      if (end === -1) {
        const { done, value } = await this.reader.read().catch(() => ({ done: true, value: undefined }))
        if (done) return undefined
        this.text += value
        continue
      }
      const frame = this.text.slice(0, end)
      this.text = this.text.slice(end + 2)
      if (frame.startsWith(':')) this.comments.push(frame)
      else return parseFrame(frame)
    }
  }

  async close(): Promise<void> {
    await this.reader.cancel().catch(() => undefined)
  }
}

function parseFrame(frame: string): StreamEvent {
  const match = /^event: ([a-z-]+)\ndata: (.+)$/.exec(frame)
  if (match === null) throw new Error(`not a frame: ${JSON.stringify(frame)}`)
  return { event: match[1]!, data: parseData(match[2]!) }
}

function parseData(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
