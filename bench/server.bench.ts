import { count, percentile, ratio, report } from './support/report.ts'
import { startGuidon, type Guidon } from './support/guidon.ts'
import { sendLoad, type LoadResult } from './support/load.ts'
import { residentBytes } from './support/processes.ts'
import { flip, seedGuidon } from './support/seed-guidon.ts'
import { seedUnleash, startUnleash, type Unleash } from './support/unleash.ts'

/**
 * What an SDK asks of its server, beside `unleash-server` on the same PostgreSQL: evaluate all flags for one context,
 * the full payload, "nothing new" (304), counts posted, and how soon a change is visible. 500 flags each.
 */
const FLAGS = 500
const CHANGES = 50

interface Measured {
  readonly evaluateAll: LoadResult
  readonly payload: LoadResult
  readonly notModified: LoadResult
  readonly counts: LoadResult
  /** Milliseconds from the request that changes a flag to the first read that shows it, ascending. */
  readonly visibleMs: readonly number[]
  readonly residentMb: number
}

async function measureGuidon(guidon: Guidon): Promise<Measured> {
  const { url, environment } = guidon
  const server = { authorization: environment.sdkKey }
  const context = Buffer.from(JSON.stringify({ kind: 'user', key: 'u-7', country: 'CH' })).toString('base64url')
  const payload = `${url}/sdk/latest-all`
  const etag = await entityTag(payload, server)
  return {
    evaluateAll: await sendLoad({ url: `${url}/sdk/evalx/${environment.id}/contexts/${context}` }),
    payload: await sendLoad({ url: payload, headers: server }),
    notModified: await sendLoad({ url: payload, headers: { ...server, 'if-none-match': etag } }),
    counts: await sendLoad({
      url: `${url}/bulk`,
      method: 'POST',
      headers: { ...server, 'content-type': 'application/json', 'x-launchdarkly-event-schema': '4' },
      nextBody: () => summaryEvent(Date.now()),
      nextHeaders: () => ({ 'x-launchdarkly-payload-id': crypto.randomUUID() }),
    }),
    visibleMs: await timeChanges(
      (i) => flip(guidon, 'flag-0', i % 2 === 1),
      async (i) => {
        const response = await fetch(payload, { headers: server })
        const { flags } = (await response.json()) as { flags: Record<string, { on: boolean }> }
        return flags['flag-0']?.on === (i % 2 === 1)
      },
    ),
    residentMb: residentBytes(guidon.process.pid!) / 2 ** 20,
  }
}

async function measureUnleash(unleash: Unleash): Promise<Measured> {
  const { url } = unleash
  const client = { authorization: unleash.clientToken }
  const frontend = { authorization: unleash.frontendToken }
  const payload = `${url}/api/client/features`
  const etag = await entityTag(payload, client)
  const toggle = '/projects/default/features/flag-0/environments/development'
  return {
    evaluateAll: await sendLoad({ url: `${url}/api/frontend?userId=u-7&properties[country]=CH`, headers: frontend }),
    payload: await sendLoad({ url: payload, headers: client }),
    notModified: await sendLoad({ url: payload, headers: { ...client, 'if-none-match': etag } }),
    counts: await sendLoad({
      url: `${url}/api/client/metrics`,
      method: 'POST',
      headers: { ...client, 'content-type': 'application/json' },
      nextBody: () => unleashMetrics(new Date()),
    }),
    visibleMs: await timeChanges(
      async (i) => void (await unleash.admin('POST', `${toggle}/${i % 2 === 1 ? 'on' : 'off'}`)),
      async (i) => {
        const response = await fetch(payload, { headers: client })
        const { features } = (await response.json()) as { features: { name: string; enabled: boolean }[] }
        return features.find(({ name }) => name === 'flag-0')?.enabled === (i % 2 === 1)
      },
    ),
    residentMb: residentBytes(unleash.process.pid!) / 2 ** 20,
  }
}

async function entityTag(url: string, headers: Record<string, string>): Promise<string> {
  const response = await fetch(url, { headers })
  await response.arrayBuffer()
  return response.headers.get('etag') ?? ''
}

async function timeChanges(
  change: (i: number) => Promise<void>,
  isVisible: (i: number) => Promise<boolean>,
): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < CHANGES; i += 1) {
    const startedAt = performance.now()
    await change(i)
    while (!(await isVisible(i)));
    times.push(performance.now() - startedAt)
  }
  return times.sort((a, b) => a - b)
}

/** Ten flags, one counter each: what an SDK posts every few seconds. */
function summaryEvent(now: number): string {
  const counters = [{ value: true, variation: 0, version: 2, count: 12 }]
  const features = Array.from({ length: 10 }, (_, i) => [
    `flag-${i}`,
    { default: false, counters, contextKinds: ['user'] },
  ])
  return JSON.stringify([
    { kind: 'summary', startDate: now - 5_000, endDate: now, features: Object.fromEntries(features) },
  ])
}

function unleashMetrics(now: Date): string {
  const toggles = Array.from({ length: 10 }, (_, i) => [`flag-${i}`, { yes: 12, no: 0, variants: {} }])
  const bucket = { start: new Date(+now - 5_000), stop: now, toggles: Object.fromEntries(toggles) }
  return JSON.stringify({ appName: 'bench', instanceId: 'bench-1', environment: 'development', bucket })
}

const unleash = await startUnleash()
await seedUnleash(unleash, FLAGS)
await new Promise((resolve) => setTimeout(resolve, 3_000))
const theirs = await measureUnleash(unleash)
await unleash.close()
const guidon = await startGuidon()
await seedGuidon(guidon, FLAGS)
const ours = await measureGuidon(guidon)
await guidon.close()

const LOADS = [
  ['evaluateAll', `evaluate ${FLAGS} flags for one context`, 30],
  ['payload', `full payload of ${FLAGS} flags`, 15],
  ['notModified', 'nothing new (304)', 10],
  ['counts', 'evaluation counts posted (10 flags)', 10],
] as const
/** Unleash 7.5.1, against which the goals were set, made 91, 353 and 2,006 requests/s where 8.2.0 is measured here. */
const WHY_MISSED = {
  evaluateAll:
    '500 evaluations take 0.2 ms and their text 0.05 ms, half of the first for SHA-1. The peer has become much faster since the goal was set (91 requests/s).',
  payload: 'The peer has become faster since the goal was set (353 requests/s).',
  notModified: 'Bound by HTTP itself; the peer has become faster since the goal was set (2,006 requests/s).',
  counts: 'Not the same promise: Unleash answers from memory and writes later, Guidon answers after the commit.',
}
const visible = [percentile(ours.visibleMs, 0.5), percentile(theirs.visibleMs, 0.5)] as const

report({
  name: 'server',
  title: 'Server beside unleash-server 8.2.0',
  columns: ['request', 'Guidon req/s', 'p99 ms', 'failures', 'Unleash req/s', 'p99 ms', 'failures', 'ratio'],
  rows: [
    ...LOADS.map(([key, label]) => [
      label,
      count(ours[key].requestsPerSecond),
      String(ours[key].p99Ms),
      count(ours[key].failures),
      count(theirs[key].requestsPerSecond),
      String(theirs[key].p99Ms),
      count(theirs[key].failures),
      ratio(ours[key].requestsPerSecond, theirs[key].requestsPerSecond),
    ]),
    [
      'change visible to a reader, p50 ms',
      visible[0].toFixed(1),
      percentile(ours.visibleMs, 0.99).toFixed(1),
      '',
      visible[1].toFixed(1),
      percentile(theirs.visibleMs, 0.99).toFixed(1),
      '',
      ratio(visible[1], visible[0]),
    ],
    [
      'resident memory after the run, MB',
      ours.residentMb.toFixed(0),
      '',
      '',
      theirs.residentMb.toFixed(0),
      '',
      '',
      ratio(theirs.residentMb, ours.residentMb),
    ],
  ],
  verdicts: [
    ...LOADS.map(([key, label, goal]) => {
      const factor = ours[key].requestsPerSecond / theirs[key].requestsPerSecond
      const note = WHY_MISSED[key]
      return { goal: `${label}: ≥ ${goal} × Unleash`, measured: `${factor.toFixed(1)} ×`, isMet: factor >= goal, note }
    }),
    {
      goal: 'change visible to a reader: p50 ≤ 10 ms over loopback',
      measured: `${visible[0].toFixed(1)} ms`,
      isMet: visible[0] <= 10,
      note: 'Applying a change takes 12 statements one after another; the read of all flags is in it, too.',
    },
  ],
  remarks: [
    'Load client (autocannon, 10 connections, 5 s after 1 s of warm-up) and server share the two cores.',
    'Visible: from sending the change to the end of the first full read that shows it, the read of all 500 flags included.',
  ],
})
