import { expect, test } from 'vitest'
import { readEventStream, type ServerSentEvent } from './event-stream-reader.ts'

/** The events of a body that arrives in these pieces. */
async function read(...pieces: Uint8Array[]): Promise<ServerSentEvent[]> {
  const events: ServerSentEvent[] = []
  for await (const event of readEventStream(ReadableStream.from(pieces))) events.push(event)
  return events
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

test.each<[string, string, ServerSentEvent[]]>([
  ['a plain event', 'data: 1\n\n', [{ id: '', event: 'message', data: '1' }]],
  ['id and name', 'id: 7\nevent: put\ndata: x\n\n', [{ id: '7', event: 'put', data: 'x' }]],
  ['several lines of data', 'data: a\ndata: b\n\n', [{ id: '', event: 'message', data: 'a\nb' }]],
  ['no space after the colon', 'data:a:b\n\n', [{ id: '', event: 'message', data: 'a:b' }]],
  ['comments and unknown fields', ':\n\nfoo: 1\nretry: 5\ndata: a\n\n', [{ id: '', event: 'message', data: 'a' }]],
  [
    'carriage returns',
    'data: a\r\n\r\ndata: b\r\rdata: c',
    ['a', 'b'].map((data) => ({ id: '', event: 'message', data })),
  ],
  ['an event without data', 'event: ping\n\ndata: a\n\n', [{ id: '', event: 'message', data: 'a' }]],
  ['an event cut off at the end', 'data: a\n\ndata: b\n', [{ id: '', event: 'message', data: 'a' }]],
])('reads %s', async (_, text, events) => {
  expect(await read(encode(text))).toEqual(events)
})

test('keeps the last id for the events after it', async () => {
  expect((await read(encode('id: 1\ndata: a\n\ndata: b\n\n'))).map(({ id }) => id)).toEqual(['1', '1'])
})

test('reads the same however the bytes are cut', async () => {
  const text = 'id: 1\r\ndata: ä\r\n\r\nevent: put\r\ndata: 😀\r\n\r\n'
  const bytes = encode(text)
  const whole = await read(bytes)
  for (let cut = 1; cut < bytes.length; cut++) {
    expect(await read(bytes.slice(0, cut), bytes.slice(cut))).toEqual(whole)
  }
})
