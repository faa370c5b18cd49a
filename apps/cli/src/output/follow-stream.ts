import type { Cli } from '../cli.ts'
import type { StreamMessage } from '../http/event-stream.ts'

/** Prints the messages of a stream as they come; whatever ends it, the last thing printed is its one result. */
export async function followStream<Data>(
  cli: Cli,
  stream: {
    readonly messages: AsyncIterable<StreamMessage<Data>>
    /** What a person reads; `null` leaves the message out. */
    readonly line: (data: Data) => string | null | Promise<string | null>
  },
): Promise<void> {
  let events = 0
  const finish = () => cli.out.finish({ events }, `${events} ${events === 1 ? 'event' : 'events'}`)
  try {
    for await (const { data } of stream.messages) {
      const line = await stream.line(data)
      if (line === null) continue
      cli.out.event(data, line)
      events++
    }
  } catch (error) {
    if (cli.signal.aborted) finish()
    throw error
  }
  finish()
}
