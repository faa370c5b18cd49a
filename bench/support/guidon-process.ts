import { monitorEventLoopDelay } from 'node:perf_hooks'
import { startTestServer, type TestServer } from '@guidon/testing'

/**
 * A child process with one real server. Tells its parent where the server is; then does as it is told:
 * `restart` (on the same port and database), `loop-delay` (answers the longest block since the last start), `close`.
 */
const first = await startTestServer()
const { url, token, project, environment, databaseUrl } = first
const loop = monitorEventLoopDelay({ resolution: 5 })
let running: TestServer = first
loop.enable()
process.send?.({ url, token, project, environment, databaseUrl })

process.on('message', (message) => {
  if (message === 'restart') void restart()
  if (message === 'loop-delay') process.send?.({ longestBlockMs: loop.max / 1e6 })
  if (message === 'close') void close()
})

async function restart(): Promise<void> {
  await running.server.close()
  running = await startTestServer({ databaseUrl, config: { port: Number(new URL(url).port) } })
  loop.reset()
}

async function close(): Promise<void> {
  if (running !== first) await running.close()
  await first.close()
  process.exit(0)
}
