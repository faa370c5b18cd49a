import { applyChange, createFlag, getFlagReach, type ApiError, type Instruction } from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextsSlice } from '../contexts/index.ts'

const project = 'school'
const environment = 'production'
const HOUR_MS = 3_600_000
const now = Date.now()

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ environments: [{ key: environment, name: 'Production' }] })
  for (const key of ['grid', 'parent']) await server.api(createFlag, { params: { project }, body: { key } })
  await edit('grid', [
    { kind: 'addTargets', contextKind: 'user', variationId: 'true', values: ['dana'] },
    addRule('gold', 'plan', 'gold'),
    addRule('texas', 'state', 'TX'),
  ])
})
afterAll(() => server.close())

const edit = (key: string, instructions: Instruction[]) =>
  server.api(applyChange, {
    params: { project },
    body: { operations: [{ subject: { kind: 'flag', key, environment }, instructions }] },
  })
const reach = (instructions: Instruction[] = [], flag = 'grid') =>
  server.api(getFlagReach, { params: { project, environment, flag }, body: { instructions } })

function addRule(id: string, attribute: string, value: string): Instruction {
  const clauses = [{ contextKind: 'user', attribute, op: 'in', values: [value], negate: false }]
  return { kind: 'addRule', rule: { id, description: '', clauses, serve: { variationId: 'true' }, trackEvents: false } }
}

/** Contexts by place, in the order of evaluation. */
async function countsOf(instructions: Instruction[] = []): Promise<Record<string, number>> {
  const { places } = await reach(instructions)
  return Object.fromEntries(places.map(({ place, ruleId, contexts }) => [ruleId ?? place, contexts]))
}

test('where nobody was seen, everything is at nothing', async () => {
  const nobody = { contexts: 0, lastSeenAt: null }
  expect(await reach()).toEqual({
    seen: 0,
    contexts: 0,
    isOn: false,
    places: [
      { place: 'prerequisites', ruleId: null, ...nobody },
      { place: 'targets', ruleId: null, ...nobody },
      { place: 'rule', ruleId: 'gold', ...nobody },
      { place: 'rule', ruleId: 'texas', ...nobody },
      { place: 'fallthrough', ruleId: null, ...nobody },
    ],
  })
})

test('each context counts where evaluation ends, as if targeting were on', async () => {
  const contexts = server.server.use(contextsSlice)
  const { id: environmentId } = server.environments.find(({ key }) => key === environment)!
  const seen = [
    { key: 'dana', plan: 'gold' },
    { key: 'ann', plan: 'gold', state: 'TX' },
    { key: 'bob', plan: 'gold' },
    { key: 'cleo', state: 'TX' },
    { key: 'eve' },
  ]
  for (const [age, context] of seen.entries()) {
    const sighting = { context: { kind: 'user', ...context }, seenAt: now - age * HOUR_MS }
    contexts.record({ environmentId, application: 'web', ...sighting })
  }
  await contexts.flush()
  expect(await reach()).toMatchObject({ seen: 5, contexts: 5, isOn: false })
  expect(await countsOf()).toEqual({ prerequisites: 0, targets: 1, gold: 2, texas: 1, fallthrough: 1 })
  const { places } = await reach()
  expect(places.map(({ lastSeenAt }) => lastSeenAt)).toEqual([null, ...[0, 1, 3, 4].map((age) => now - age * HOUR_MS)])
})

test('edits that are not applied count as if they were', async () => {
  expect(await countsOf([{ kind: 'removeRule', ruleId: 'gold' }, addRule('eve', 'key', 'eve')])).toEqual({
    ...{ prerequisites: 0, targets: 1, texas: 2, eve: 1, fallthrough: 1 },
  })
  const moved = await countsOf([{ kind: 'reorderRules', ruleIds: ['texas', 'gold'] }])
  expect(moved).toMatchObject({ texas: 2, gold: 1 })
  expect(await countsOf()).toMatchObject({ gold: 2, texas: 1 })
})

test('who does not meet a prerequisite comes no further', async () => {
  const needsParent: Instruction = { kind: 'addPrerequisite', key: 'parent', variationId: 'true' }
  expect(await countsOf([needsParent])).toMatchObject({ prerequisites: 5, targets: 0, fallthrough: 0 })
  await edit('parent', [{ kind: 'turnFlagOn' }])
  expect(await countsOf([needsParent])).toMatchObject({ prerequisites: 0, targets: 1, fallthrough: 1 })
})

test.each([
  ['a flag that is not there', () => reach([], 'nope'), 'flag_not_found'],
  ['an edit of what is not there', () => reach([{ kind: 'removeRule', ruleId: 'nope' }]), 'invalid_instructions'],
  ['an edit of all environments', () => reach([{ kind: 'archiveFlag' }]), 'invalid_instructions'],
])('refuses %s', async (_, call, code) => {
  const error = await call().then(
    () => expect.unreachable('it should fail'),
    (reason: ApiError) => reason,
  )
  expect(error.code).toBe(code)
})
