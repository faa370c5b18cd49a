import pg from 'pg'
import { startGuidon, type Guidon } from './support/guidon.ts'
import { sendLoad, type LoadResult } from './support/load.ts'
import { count, ratio, report } from './support/report.ts'
import { startUnleash, type Unleash } from './support/unleash.ts'

/**
 * Events accepted durably: answered 202 only once they are committed. Posts are what SDKs send; the load client is a
 * process of its own, on the same two cores as server and PostgreSQL.
 */
const BATCH = 100
const BODIES = 50
const GOAL_PER_SECOND = 30_000
const SECONDS = 8
/** Each SDK has a connection of its own; posts that arrive together share a commit. */
const CONNECTIONS = 100

/** A hundred events that are all kept one by one: the most expensive post there is. */
function conversions(now: number): string {
  return JSON.stringify(Array.from({ length: BATCH }, (_, i) => custom(now, i)))
}

/** What a busy server SDK flushes: a summary, new contexts, tracked evaluations, conversions. */
function mixture(now: number): string {
  const events = Array.from({ length: BATCH - 1 }, (_, i) => {
    if (i % 4 === 0) return index(now)
    return i % 4 === 1 ? feature(now, i) : custom(now, i)
  })
  return JSON.stringify([summary(now), ...events])
}

const userKey = (): string => `user-${Math.floor(Math.random() * 100_000)}`
const context = (): object => ({ kind: 'user', key: userKey(), country: 'CH', plan: 'pro', anonymous: false })
const index = (now: number): object => ({ kind: 'index', creationDate: now, context: context() })

function custom(now: number, i: number): object {
  return {
    kind: 'custom',
    creationDate: now,
    key: `metric-${i % 10}`,
    context: context(),
    data: { sku: i },
    metricValue: 9.5,
  }
}

function feature(now: number, i: number): object {
  const reason = { kind: 'FALLTHROUGH', inExperiment: true }
  const evaluation = { key: `flag-${i % 10}`, value: true, default: false, variation: 0, version: 3, reason }
  return { kind: 'feature', creationDate: now, context: context(), ...evaluation }
}

function summary(now: number): object {
  const counters = [{ value: true, variation: 0, version: 2, count: 12 }]
  const names = Array.from({ length: 10 }, (_, i) => `flag-${i}`)
  const features = names.map((name) => [name, { default: false, counters, contextKinds: ['user'] }])
  return { kind: 'summary', startDate: now - 5_000, endDate: now, features: Object.fromEntries(features) }
}

async function postEvents(guidon: Guidon, body: (now: number) => string): Promise<LoadResult> {
  const bodies = Array.from({ length: BODIES }, () => body(Date.now()))
  let next = 0
  return sendLoad({
    url: `${guidon.url}/bulk`,
    method: 'POST',
    seconds: SECONDS,
    connections: CONNECTIONS,
    headers: {
      authorization: guidon.environment.sdkKey,
      'content-type': 'application/json',
      'x-launchdarkly-event-schema': '4',
    },
    nextBody: () => bodies[next++ % BODIES]!,
    nextHeaders: () => ({ 'x-launchdarkly-payload-id': crypto.randomUUID() }),
  })
}

async function postUnleashMetrics(unleash: Unleash): Promise<LoadResult> {
  const toggles = Object.fromEntries(
    Array.from({ length: 10 }, (_, i) => [`flag-${i}`, { yes: 12, no: 0, variants: {} }]),
  )
  return sendLoad({
    url: `${unleash.url}/api/client/metrics`,
    method: 'POST',
    seconds: SECONDS,
    connections: CONNECTIONS,
    headers: { authorization: unleash.clientToken, 'content-type': 'application/json' },
    nextBody: () => {
      const bucket = { start: new Date(Date.now() - 5_000), stop: new Date(), toggles }
      return JSON.stringify({ appName: 'bench', instanceId: 'bench-1', environment: 'development', bucket })
    },
  })
}

async function storedEvents({ databaseUrl }: Guidon): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ count: string }>('select count(*) from analytics_events')
  await client.end()
  return Number(rows[0]?.count)
}

const unleash = await startUnleash()
const theirs = await postUnleashMetrics(unleash)
await unleash.close()

const guidon = await startGuidon()
const conversionPosts = await postEvents(guidon, conversions)
const stored = await storedEvents(guidon)
const mixedPosts = await postEvents(guidon, mixture)
const countPosts = await postEvents(guidon, (now) => JSON.stringify([summary(now)]))
await guidon.close()

const conversionsPerSecond = conversionPosts.requestsPerSecond * BATCH
const mixedPerSecond = mixedPosts.requestsPerSecond * BATCH
const acknowledged = conversionPosts.requests * BATCH

const row = (label: string, result: LoadResult, events: number): string[] => [
  label,
  count(result.requestsPerSecond),
  count(result.requestsPerSecond * events),
  String(result.p50Ms),
  String(result.p99Ms),
  count(result.failures),
]

report({
  name: 'event-ingest',
  title: 'Events accepted durably, beside unleash-server 8.2.0',
  columns: ['post', 'req/s', 'events/s', 'p50 ms', 'p99 ms', 'failures'],
  rows: [
    row(`Guidon: ${BATCH} custom events`, conversionPosts, BATCH),
    row(`Guidon: ${BATCH} events of all kinds`, mixedPosts, BATCH),
    row('Guidon: counts of 10 flags', countPosts, 1),
    row('Unleash: counts of 10 flags', theirs, 1),
  ],
  verdicts: [
    {
      goal: `≥ ${count(GOAL_PER_SECOND)} events/s, each committed with fsync before its 202`,
      measured: `${count(conversionsPerSecond)} custom events/s, ${count(mixedPerSecond)} mixed`,
      isMet: Math.min(conversionsPerSecond, mixedPerSecond) >= GOAL_PER_SECOND,
    },
    {
      goal: 'everything acknowledged is stored',
      measured: `${count(acknowledged)} acknowledged in the measured time, ${count(stored)} stored (warm-up included)`,
      isMet: stored >= acknowledged,
    },
    {
      goal: 'evaluation counts posted: ≥ 10 × Unleash',
      measured: ratio(countPosts.requestsPerSecond, theirs.requestsPerSecond),
      isMet: countPosts.requestsPerSecond >= 10 * theirs.requestsPerSecond,
      note: 'Not the same promise: Unleash answers from memory and writes every few seconds (`bulkAdd`), so a killed server loses them; Guidon answers after the commit',
    },
  ],
  remarks: [
    `${CONNECTIONS} connections; PostgreSQL with fsync and synchronous_commit on. That nothing is lost on \`kill -9\` is what \`apps/server/test/faults\` proves.`,
  ],
})
