import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { startGuidon, type Guidon } from './support/guidon.ts'
import { residentBytes } from './support/processes.ts'
import { count, percentile, report } from './support/report.ts'
import { flip, seedGuidon } from './support/seed-guidon.ts'

/** A change to every one of 10,000 open SDK streams, and all of them back after a restart-like cut. */
const STREAMS = Number(process.env['STREAMS'] ?? 10_000)
const CLIENTS = 2
const FLAGS = 50
const CHANGES = 20

interface Opened {
  readonly open: number
  readonly reopenedMs: number | null
  readonly refused: number
  readonly statuses: Record<string, number>
}

function startClients(guidon: Guidon): ChildProcess[] {
  const { hostname, port } = new URL(guidon.url)
  return Array.from({ length: CLIENTS }, () =>
    fork(new URL('./support/stream-client.ts', import.meta.url), [
      hostname,
      port,
      guidon.environment.sdkKey,
      String(STREAMS / CLIENTS),
    ]),
  )
}

async function nextOf<Message>(clients: readonly ChildProcess[]): Promise<Message[]> {
  return Promise.all(clients.map(async (client) => ((await once(client, 'message')) as [Message])[0]))
}

/** Milliseconds from sending each change to its arrival on each stream, ascending. */
async function measureFanOut(guidon: Guidon, clients: readonly ChildProcess[]): Promise<number[]> {
  const latencies: number[] = []
  for (let i = 0; i < CHANGES; i += 1) {
    for (const client of clients) client.send('clear')
    await delay(200)
    const sentAt = process.hrtime.bigint()
    await flip(guidon, 'flag-0', i % 2 === 1)
    await delay(1_500)
    const arrivals = nextOf<{ arrivals: string[] }>(clients)
    for (const client of clients) client.send('report')
    const times = (await arrivals).flatMap((report) => report.arrivals)
    if (times.length !== STREAMS) throw new Error(`change ${i} reached ${times.length} of ${STREAMS} streams`)
    latencies.push(...times.map((time) => Number(BigInt(time) - sentAt) / 1e6))
  }
  return latencies.sort((a, b) => a - b)
}

const guidon = await startGuidon()
await seedGuidon(guidon, FLAGS)
const pid = guidon.process.pid!
const idleBytes = residentBytes(pid)
const clients = startClients(guidon)
const opened = await nextOf<Opened>(clients)
await delay(3_000)
const streamBytes = (residentBytes(pid) - idleBytes) / STREAMS
const latencies = await measureFanOut(guidon, clients)

const reopening = nextOf<Opened>(clients)
guidon.process.send('restart')
const reopened = await reopening
const [{ longestBlockMs }] = (await (async () => {
  const answer = once(guidon.process, 'message')
  guidon.process.send('loop-delay')
  return answer
})()) as [{ longestBlockMs: number }]
for (const client of clients) client.send('stop')
await guidon.close()

const p99 = percentile(latencies, 0.99)
const backMs = Math.max(...reopened.map(({ reopenedMs }) => reopenedMs ?? Number.NaN))
const statuses = Object.entries(
  [...opened, ...reopened].reduce<Record<string, number>>((sum, { statuses: seen }) => ({ ...sum, ...seen }), {}),
)
const otherErrors = statuses.filter(([status]) => status !== '200' && status !== '503')

report({
  name: 'streams',
  title: `${count(STREAMS)} open streams`,
  columns: ['measure', 'value'],
  rows: [
    ['change to every stream, p50', `${percentile(latencies, 0.5).toFixed(0)} ms`],
    ['p99', `${p99.toFixed(0)} ms`],
    ['slowest', `${latencies.at(-1)!.toFixed(0)} ms`],
    ['memory a stream', `${(streamBytes / 1024).toFixed(1)} KB`],
    ['all back after the server was restarted', `${(backMs / 1000).toFixed(1)} s`],
    ['connections refused meanwhile', count(reopened.reduce((sum, { refused }) => sum + refused, 0))],
    ['longest block of the event loop in the storm', `${longestBlockMs.toFixed(0)} ms`],
  ],
  verdicts: [
    {
      goal: 'change → every stream: p99 ≤ 150 ms',
      measured: `${p99.toFixed(0)} ms`,
      isMet: p99 <= 150,
      note: 'Writing to a socket takes 12 µs of processor time, 9 of them in the kernel, so 10,000 of them 120 ms in one thread; the rest is applying the change and the clients on the same cores.',
    },
    {
      goal: '≤ 15 KB memory a stream',
      measured: `${(streamBytes / 1024).toFixed(1)} KB`,
      isMet: streamBytes <= 15 * 1024,
      note: 'About 4 KB of it is heap: the socket, and the HTTP parser of Node with the request that it holds; what the rest is made of is not yet known.',
    },
    {
      goal: 'reconnect storm: all served ≤ 10 s',
      measured: `${(backMs / 1000).toFixed(1)} s`,
      isMet: backMs <= 10_000,
    },
    {
      goal: 'storm: no error but 503',
      measured: otherErrors.length === 0 ? 'none' : JSON.stringify(otherErrors),
      isMet: otherErrors.length === 0,
    },
    {
      goal: 'storm: event loop never blocked > 250 ms',
      measured: `${longestBlockMs.toFixed(0)} ms`,
      isMet: longestBlockMs <= 250,
    },
  ],
  remarks: [
    `${CLIENTS} client processes, ${FLAGS} flags in the payload, ${CHANGES} changes; time counts from sending the request that changes the flag.`,
    'Server, clients and PostgreSQL share the two cores.',
  ],
})
