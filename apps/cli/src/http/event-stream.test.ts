import { expect, test } from 'vitest'
import { readEventStream } from './event-stream.ts'

async function messages(chunks: readonly string[]) {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk))
      controller.close()
    },
  })
  return collect(body)
}

async function collect(body: ReadableStream<Uint8Array>) {
  const found: unknown[] = []
  for await (const message of readEventStream(body)) found.push(message)
  return found
}

test.each([
  ['one event', ['id: 7\nevent: put\ndata: {"a":1}\n\n'], [{ id: '7', event: 'put', data: { a: 1 } }]],
  ['an event in pieces', ['da', 'ta: {"a"', ':1}\n', '\n'], [{ id: null, event: 'message', data: { a: 1 } }]],
  ['data on several lines', ['data: [1,\ndata: 2]\n\n'], [{ id: null, event: 'message', data: [1, 2] }]],
  ['no space after the colon', ['data:1\n\n'], [{ id: null, event: 'message', data: 1 }]],
  [
    'line ends of other systems',
    ['data: 1\r\n\r\ndata: 2\r\n\r\n'],
    [1, 2].map((data) => ({ id: null, event: 'message', data })),
  ],
  [
    'a line end in two pieces',
    ['data: 1\r', '\n\r', '\ndata: 2\n\n'],
    [1, 2].map((data) => ({ id: null, event: 'message', data })),
  ],
  ['heartbeats', [': \n\n', ':\n\n', 'data: 1\n\n'], [{ id: null, event: 'message', data: 1 }]],
  ['an event cut off', ['data: 1\n\ndata: 2\n'], [{ id: null, event: 'message', data: 1 }]],
])('reads %s', async (_what, chunks, expected) => {
  expect(await messages(chunks)).toEqual(expected)
})

test('reads letters whose bytes arrive apart', async () => {
  const bytes = new TextEncoder().encode('data: "ü"\n\n')
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
      controller.close()
    },
  })
  expect(await collect(body)).toEqual([{ id: null, event: 'message', data: 'ü' }])
})
