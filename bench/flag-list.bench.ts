import { getFlagReach, listFlags, planChange, type Operation } from '@guidon/api'
import { startGuidon } from './support/guidon.ts'
import { count, percentile, report } from './support/report.ts'
import { seedContexts } from './support/seed-contexts.ts'
import { flip } from './support/seed-guidon.ts'
import { seedManyFlags } from './support/seed-many-flags.ts'

/**
 * What people do in a large project: list and search 10,000 flags in three environments, plan a change, with its impact
 * on 100,000 contexts, and apply it.
 * One caller, over HTTP, through the typed client.
 */
const FLAGS = 10_000
const CONTEXTS = 100_000
const ROUNDS = 100

/** Milliseconds that each round took, ascending. */
async function time(work: (round: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let round = -20; round < ROUNDS; round += 1) {
    const startedAt = performance.now()
    await work(round)
    if (round >= 0) took.push(performance.now() - startedAt)
  }
  return took.sort((a, b) => a - b)
}

const guidon = await startGuidon()
await seedManyFlags(guidon, FLAGS)
const { client, environment } = guidon
const params = { project: guidon.project.key }
const operation: Operation = {
  subject: { kind: 'flag', key: 'flag-7', environment: environment.key },
  instructions: [{ kind: 'turnFlagOn' }],
}
const list = (query: object): Promise<unknown> => client.call(listFlags, { params, query: { limit: 200, ...query } })

const listed = await time(() => list({ counts: true }))
const dashboard = { counts: true, environment: environment.key, allEnvironments: true, evaluations: true }
const shown = await time(() => list(dashboard))
const urgent = await time(() => list({ ...dashboard, sort: 'action' }))
const searched = await time((round) => list({ search: `${round % 90} of check`, counts: true }))
const narrowed = await time(() => list({ state: 'off', environment: environment.key, tag: 'team-3', counts: true }))
const planned = await time(() => client.call(planChange, { params, body: { operations: [operation] } }))
const applied = await time((round) => flip(guidon, `flag-${Math.abs(round) % 10}`, round % 20 < 10))
await seedContexts(guidon, CONTEXTS)
const estimated = await time(() => client.call(planChange, { params, body: { operations: [operation] } }))
const place = { ...params, environment: environment.key, flag: 'flag-7' }
const reached = await time(() => client.call(getFlagReach, { params: place, body: {} }))
await guidon.close()

const row = (name: string, ms: readonly number[]): string[] => [
  name,
  ...[0.5, 0.95, 0.99].map((share) => percentile(ms, share).toFixed(1)),
]
const ms = (value: number): string => `${value.toFixed(1)} ms`

report({
  name: 'flag-list',
  title: `Lists and changes with ${count(FLAGS)} flags in 3 environments`,
  columns: ['', 'p50 ms', 'p95 ms', 'p99 ms'],
  rows: [
    row('list of 200 rows with counts', listed),
    row('the same as the dashboard shows it, with evaluations', shown),
    row('the same, what asks for action first', urgent),
    row('search with counts', searched),
    row('list narrowed by state and tag, with counts', narrowed),
    row('plan of a change', planned),
    row(`the same with its impact on ${count(CONTEXTS)} seen contexts`, estimated),
    row('whom each rule of a flag reaches', reached),
    row('change applied and served', applied),
  ],
  verdicts: [
    { goal: 'a list of 200 rows with counts within 60 ms (p95)', value: percentile(listed, 0.95), most: 60 },
    { goal: 'a search within 100 ms (p95)', value: percentile(searched, 0.95), most: 100 },
    {
      goal: `a plan with its impact on ${count(CONTEXTS)} seen contexts within 400 ms (p95)`,
      value: percentile(estimated, 0.95),
      most: 400,
    },
    {
      goal: 'a change applied within 8 ms (p50)',
      value: percentile(applied, 0.5),
      most: 8,
      note: '12 statements one after another, of which each is a round trip, and the commit',
    },
  ].map(({ goal, value, most, note }) => ({ goal, measured: ms(value), isMet: value <= most, note })),
  remarks: ['Applied means: committed to disk with its audit entry and event, and served by the server that answers.'],
})
