import { connect, type AddressInfo, type Socket } from 'node:net'
import { watchProject } from '@guidon/api'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { handleStream, type EventStream } from './event-stream.ts'
import type { ApiRequest } from './handle.ts'
import { createHttpServer } from './http-server.ts'

type Stream = EventStream<never>

let app: FastifyInstance
let socket: Socket

afterEach(async () => {
  socket.destroy()
  await app.close()
})

/** A reader who reads nothing; the stream opens once `until` is done. */
async function openUnread(until?: Promise<void>): Promise<{ asked: Promise<void>; opened: Promise<Stream> }> {
  const asked = Promise.withResolvers<void>()
  const opened = Promise.withResolvers<Stream>()
  const { handler } = handleStream(watchProject, async (_, open) => {
    asked.resolve()
    await until
    opened.resolve(open())
  })
  app = await createHttpServer({ log: pino({ level: 'silent' }), trustProxy: false, basePath: '' })
  app.get('/stream', async (_, reply) => {
    await handler({ reply } as unknown as ApiRequest<never>)
    return reply
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  socket.pause().write('GET /stream HTTP/1.1\r\nhost: localhost\r\n\r\n')
  return { asked: asked.promise, opened: opened.promise }
}

/** More than the operating system takes for a reader who reads nothing. */
function fill(stream: Stream): void {
  for (let index = 0; index < 3; index += 1) stream.send('x'.repeat(1_048_576) as never)
}

test('what is sent after the end, while the reader has not taken all, is left out', async () => {
  const stream = await (await openUnread()).opened
  fill(stream)
  stream.close()
  const thrown: unknown[] = []
  const note = (error: unknown): void => void thrown.push(error)
  process.on('uncaughtException', note)
  stream.send('late' as never)
  stream.send('later' as never)
  await new Promise((resolve) => setImmediate(resolve))
  process.off('uncaughtException', note)
  expect(thrown).toEqual([])
})

test('a stream that opens while the server closes ends at once', async () => {
  const gate = Promise.withResolvers<void>()
  const { asked } = await openUnread(gate.promise)
  await asked
  app.closing.addEventListener('abort', () => gate.resolve())
  const startedAt = performance.now()
  await app.close()
  expect(performance.now() - startedAt).toBeLessThan(4_000)
})
