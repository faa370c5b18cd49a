import { evaluate, explain, type CompiledDataSet, type Evaluation } from '@guidon/evaluation'
import { parseContext } from '@guidon/model'
import { init, type LDClient, type LDContext, type LDEvaluationDetail } from '@launchdarkly/node-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishingSlice } from '../../src/features/publishing/index.ts'
import { chooseSeed } from '../faults/seeded-random.ts'
import { flagItem, startPublishedServer, type PublishedEnvironment, type PublishedServer } from '../published-server.ts'
import { knownDivergence } from './known-divergences.ts'
import { randomContext, randomItems } from './random-data.ts'
import { RandomSource } from './random-source.ts'

// Random flags, segments and contexts, evaluated by us and by LaunchDarkly's SDK, which is fed by our server. Every
// difference is one that is known, or a defect. GUIDON_SEED repeats a run.

const ROUNDS = 10
const SIZE = { flags: 50, segments: 20 }
const CONTEXTS = 20
const quiet = { error() {}, warn() {}, info() {}, debug() {} }

let server: PublishedServer
let environment: PublishedEnvironment
let client: LDClient

beforeAll(async () => {
  server = await startPublishedServer()
  environment = await server.newEnvironment()
  const { url, sdkKey } = environment
  client = init(sdkKey, { baseUri: url, streamUri: url, eventsUri: url, logger: quiet, sendEvents: false })
  await client.waitForInitialization({ timeout: 10 })
})
afterAll(async () => {
  client.close()
  await server.close()
})

test(`we and LaunchDarkly's SDK give the same answers`, { timeout: 60_000 }, async () => {
  const seed = chooseSeed()
  console.log(`GUIDON_SEED=${seed}`)
  const random = new RandomSource(seed)
  const tally = new Map<string, number>()
  const unexplained: object[] = []
  let cases = 0
  for (let round = 1; round <= ROUNDS; round++) {
    await environment.publish(...randomItems(random, SIZE))
    await sdkHasReached(round)
    const { compiled } = server.server.server.use(publishingSlice).environment(environment.id)!
    for (let count = 0; count < CONTEXTS; count++) {
      const context = randomContext(random)
      for (const key of compiled.flags.keys()) {
        const difference = await compare(compiled, key, context)
        cases += 1
        if (difference === undefined) continue
        const why = difference.why ?? 'unexplained'
        tally.set(why, (tally.get(why) ?? 0) + 1)
        if (difference.why === undefined)
          unexplained.push({ seed, round, flag: compiled.flags.get(key)!.source, context, ...difference })
      }
    }
  }
  console.log(`${cases} cases; differences:`, Object.fromEntries(tally))
  expect(unexplained.slice(0, 3).map((one) => JSON.stringify(one))).toEqual([])
  expect(cases).toBeGreaterThanOrEqual(10_000)
})

/** Publishing is over when the SDK has what was published last. */
async function sdkHasReached(round: number): Promise<void> {
  await environment.publish(flagItem('round', { variations: [round] }))
  await expect.poll(() => client.variation('round', { kind: 'user', key: 'u' }, 0), { interval: 5 }).toBe(round)
}

interface Difference {
  readonly ours: object
  readonly theirs: object
  readonly why: string | undefined
}

async function compare(data: CompiledDataSet, key: string, json: object): Promise<Difference | undefined> {
  const parsed = parseContext(json)
  if (!parsed.ok) throw new Error(`not a context: ${JSON.stringify(json)}`)
  const ours = ourAnswer(evaluate(data, key, parsed.value))
  const theirs = theirAnswer(await client.variationDetail(key, json as LDContext, null))
  if (isSame(ours, theirs)) return undefined
  return { ours, theirs, why: knownDivergence(explain(data, key, parsed.value)) }
}

function ourAnswer({ value, variation, reason }: Evaluation): object {
  return { value, variation: variation ?? null, reason }
}

function theirAnswer({ value, variationIndex, reason }: LDEvaluationDetail): object {
  return { value, variation: variationIndex ?? null, reason }
}

function isSame(ours: object, theirs: object): boolean {
  return JSON.stringify(sorted(ours)) === JSON.stringify(sorted(theirs))
}

/** Keys in order at every level. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1))
  return entries.map(([name, member]) => [name, sorted(member)])
}
