/** One server-sent event whose data is JSON. */
export interface StreamMessage<Data> {
  readonly id: string | null
  readonly event: string
  readonly data: Data
}

/** Parses server-sent events (HTML Living Standard, §9.2) as they arrive; comments are skipped. */
export async function* readEventStream<Data>(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamMessage<Data>> {
  for await (const block of readBlocks(body)) {
    const message = parseBlock(block)
    if (message) yield { id: message.id, event: message.event, data: JSON.parse(message.data) as Data }
  }
}

/** The fields of one event; `null` for a block without data, such as a heartbeat comment. */
export function parseBlock(block: string): StreamMessage<string> | null {
  let id: string | null = null
  let event = 'message'
  const data: string[] = []
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'id') id = value
    else if (field === 'event') event = value
    else if (field === 'data') data.push(value)
  }
  return data.length === 0 ? null : { id, event, data: data.join('\n') }
}

async function* readBlocks(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let pending = ''
  for await (const chunk of body) {
    pending = (pending + decoder.decode(chunk, { stream: true })).replaceAll('\r\n', '\n')
    const blocks = pending.split('\n\n')
    pending = blocks.pop()!
    yield* blocks
  }
}
