import {
  applyChange,
  createFlag,
  createSegment,
  deleteFlag,
  estimateChangeImpact,
  explainFlag,
  getChange,
  getConfiguredFlag,
  getFlag,
  getSegment,
  listAudit,
  listChanges,
  planChange,
  revertChange,
  type ChangeRequest,
  type ChangeSubject,
  type Instruction,
  type Operation,
} from '@guidon/api'
import { publishingSlice } from '@guidon/server'
import { startTestServer, type TestServer } from '@guidon/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contextsSlice } from '../contexts/index.ts'

let server: TestServer
let flagCount = 0
const params = { project: 'school' }
const environments = [
  { key: 'staging', name: 'Staging' },
  { key: 'production', name: 'Production', isCritical: true },
]

beforeAll(async () => {
  server = await startTestServer({ environments })
})
afterAll(() => server.close())

/** A new boolean flag; gives its key. */
async function newFlag(): Promise<string> {
  const key = `flag-${(flagCount += 1)}`
  await server.api(createFlag, { params, body: { key } })
  return key
}

const inStaging = (key: string): ChangeSubject => ({ kind: 'flag', key, environment: 'staging' })
const operation = (subject: ChangeSubject, ...instructions: Instruction[]): Operation => ({ subject, instructions })
const turnOn = (key: string): Operation => operation(inStaging(key), { kind: 'turnFlagOn' })
const plan = (body: ChangeRequest) => server.api(planChange, { params, body })
const apply = (body: ChangeRequest) => server.api(applyChange, { params, body })
const applyOne = (...operations: Operation[]) => apply({ operations })
const revert = (change: string) => server.api(revertChange, { params: { ...params, change }, body: {} })
const configured = (flag: string, environment = 'staging') =>
  server.api(getConfiguredFlag, { params: { ...params, environment, flag } })
const rule = (id: string, clause: object = {}) => ({
  id,
  clauses: [{ contextKind: 'user', attribute: 'plan', op: 'in', values: ['gold'], ...clause }],
  serve: { variationId: 'true' },
})
const published = (environment: string, flag: string) => {
  const { id } = server.environments.find(({ key }) => key === environment)!
  return server.server.use(publishingSlice).environment(id)?.dataSet.flags.get(flag)
}

describe('a plan', () => {
  test('says what would change, and writes nothing', async () => {
    const flag = await newFlag()
    const planned = await plan({ operations: [turnOn(flag)] })
    expect(planned).toMatchObject({ sentences: ['Turn targeting on'], decision: 'apply', checks: [] })
    expect(planned.operations[0]!.baseVersion).toBe(1)
    expect(planned.diff).toMatchObject([{ text: 'Turn targeting on', instruction: { kind: 'turnFlagOn' } }])
    const nobody = { seen: 0, contexts: 0, changed: 0, changedByAny: 0, now: [], moves: [], dependants: [] }
    expect(planned.impact).toEqual([{ flag, environment: 'staging', ...nobody }])
    expect(await configured(flag)).toMatchObject({ version: 1, configuration: { on: false } })
  })

  test('can come without its impact, which is asked for on its own', async () => {
    const flag = await newFlag()
    const operations = [turnOn(flag)]
    const quick = await server.api(planChange, { params, body: { operations, isImpactLeftOut: true } })
    expect(quick.impact).toEqual([])
    const { impact, ...whole } = await plan({ operations })
    expect(quick).toMatchObject({ ...whole, impact: [] })
    expect(impact).toMatchObject([{ flag }])
    expect(await server.api(estimateChangeImpact, { params, body: { operations } })).toEqual({ items: impact })
  })

  test.each([
    ['unknown_segment', 'block', rule('r', { op: 'segmentMatch', attribute: '', values: ['nobody'] })],
    ['unportable_pattern', 'block', rule('r', { op: 'matches', values: ['(?=a)b'] })],
  ] as const)('blocks on %s', async (code, verdict, added) => {
    const flag = await newFlag()
    const operations = [operation(inStaging(flag), { kind: 'addRule', rule: added })]
    const planned = await plan({ operations })
    expect(planned.decision).toBe('blocked')
    expect(planned.checks).toContainEqual(expect.objectContaining({ code, verdict, subject: inStaging(flag) }))
    await expect(apply({ operations })).rejects.toMatchObject({ problem: { code: 'change_blocked', status: 422 } })
  })

  test('warns of a rule that is never reached, and lets it pass', async () => {
    const flag = await newFlag()
    const operations = [
      operation(inStaging(flag), { kind: 'addRule', rule: rule('a') }, { kind: 'addRule', rule: rule('b') }),
    ]
    const planned = await plan({ operations })
    expect(planned.checks).toMatchObject([{ code: 'never_reached_rule', verdict: 'warn' }])
    expect(planned.decision).toBe('apply')
  })

  test('blocks on a circle of prerequisites', async () => {
    const [first, second] = [await newFlag(), await newFlag()]
    const needs = (key: string, other: string) =>
      operation(inStaging(key), { kind: 'addPrerequisite', key: other, variationId: 'true' })
    await applyOne(needs(first, second))
    const { checks, decision } = await plan({ operations: [needs(second, first)] })
    expect(decision).toBe('blocked')
    expect(checks).toContainEqual(expect.objectContaining({ code: 'prerequisite_cycle', verdict: 'block' }))
  })

  test('warns of a prerequisite that is off, and lets it pass', async () => {
    const [child, parent] = [await newFlag(), await newFlag()]
    const operations = [
      operation(
        inStaging(child),
        { kind: 'turnFlagOn' },
        { kind: 'addPrerequisite', key: parent, variationId: 'true' },
      ),
    ]
    const warned = await plan({ operations })
    expect(warned.checks).toMatchObject([
      { code: 'prerequisite_never_met', verdict: 'warn', reason: expect.stringContaining(`"${parent}"`) },
    ])
    expect(warned.decision).toBe('apply')
    const turnParentOn = operation(
      inStaging(parent),
      { kind: 'turnFlagOn' },
      { kind: 'updateFallthroughVariationOrRollout', variationId: 'true' },
    )
    expect((await plan({ operations: [...operations, turnParentOn] })).checks).toEqual([])
  })

  test('warns of a split by a kind of context that was not seen where others were', async () => {
    const subject: ChangeSubject = { kind: 'flag', key: await newFlag(), environment: 'production' }
    const findUnseen = async (contextKind: string) => {
      const rollout = { contextKind, variations: [{ variationId: 'true', weight: 100_000 }] }
      const split: Instruction = { kind: 'updateFallthroughVariationOrRollout', rollout }
      const { checks } = await plan({ operations: [operation(subject, split)] })
      return checks.filter(({ code }) => code === 'unseen_context_kind')
    }
    expect(await findUnseen('school')).toEqual([])
    const { id } = server.environments.find(({ key }) => key === 'production')!
    const contexts = server.server.use(contextsSlice)
    const context = { kind: 'user', key: 'ada' }
    contexts.record({ environmentId: id, context, application: 'web', seenAt: Date.now() })
    await contexts.flush()
    expect(await findUnseen('user')).toEqual([])
    expect(await findUnseen('school')).toMatchObject([{ verdict: 'warn', subject }])
  })

  test('asks for a typed confirmation in a critical environment', async () => {
    const flag = await newFlag()
    const operations = [operation({ kind: 'flag', key: flag, environment: 'production' }, { kind: 'turnFlagOn' })]
    const asked = await plan({ operations })
    expect(asked.decision).toBe('needs-confirmation')
    expect(asked.checks).toMatchObject([{ code: 'typed_confirmation', details: { expected: 'production' } }])
    await expect(apply({ operations })).rejects.toMatchObject({
      problem: { code: 'confirmation_required', status: 428 },
    })
    await expect(apply({ operations, confirmation: 'staging' })).rejects.toMatchObject({
      code: 'confirmation_required',
    })
    await apply({ operations, confirmation: 'production' })
    expect(await configured(flag, 'production')).toMatchObject({ configuration: { on: true } })
  })

  test('needs no confirmation for what SDKs do not see', async () => {
    const flag = await newFlag()
    const change = await applyOne(operation({ kind: 'flag', key: flag }, { kind: 'updateName', name: 'Better name' }))
    expect(change.published).toEqual([])
    expect(change.versions).toEqual([{ subject: { kind: 'flag', key: flag }, version: 2 }])
  })
})

describe('applying', () => {
  test('changes what SDKs get, counts the version up and says how to undo it', async () => {
    const flag = await newFlag()
    const change = await apply({ operations: [turnOn(flag)], reason: 'It is time' })
    expect(change).toMatchObject({
      actor: { kind: 'token', name: 'test' },
      reason: 'It is time',
      sentences: ['Turn targeting on'],
      versions: [{ subject: inStaging(flag), version: 2 }],
      inverse: [{ subject: inStaging(flag), baseVersion: 2, instructions: [{ kind: 'turnFlagOff' }] }],
    })
    expect(published('staging', flag)).toMatchObject({ on: true })
    expect(published('production', flag)).toMatchObject({ on: false })
    const explained = await server.api(explainFlag, {
      params: { ...params, environment: 'staging', flag },
      body: { context: { kind: 'user', key: 'ann' } },
    })
    expect(explained).toMatchObject({ value: true, reason: { kind: 'FALLTHROUGH' } })
  })

  test('keeps the change and an audit entry for each subject', async () => {
    const flag = await newFlag()
    const change = await apply({
      operations: [turnOn(flag), operation({ kind: 'flag', key: flag }, { kind: 'updateName', name: 'Named' })],
      reason: 'Both at once',
    })
    expect(await server.api(getChange, { params: { ...params, change: change.id } })).toEqual(change)
    const listed = await server.api(listChanges, { params, query: { subject: `flag:${flag}` } })
    expect(listed.items.map(({ id }) => id)).toEqual([change.id])
    const { items } = await server.api(listAudit, { params, query: { subject: `flag:${flag}` } })
    expect(items).toMatchObject([
      { action: 'flag.changed', subject: inStaging(flag), reason: 'Both at once', changeId: change.id },
      { action: 'flag.changed', subject: { kind: 'flag', key: flag, environment: null }, changeId: change.id },
      { action: 'flag.created', changeId: null },
    ])
  })

  test('is all or nothing', async () => {
    const flag = await newFlag()
    const operations = [turnOn(flag), operation(inStaging(flag), { kind: 'removeRule', ruleId: 'none' })]
    await expect(apply({ operations })).rejects.toMatchObject({
      problem: { code: 'invalid_instructions', issues: [{ path: '/operations/1/instructions/0/ruleId' }] },
    })
    expect(await configured(flag)).toMatchObject({ version: 1, configuration: { on: false } })
  })

  test('publishes a new variation everywhere, and what depends on the order of variations', async () => {
    const [flag, dependent] = [await newFlag(), await newFlag()]
    await applyOne(
      operation(inStaging(dependent), { kind: 'addPrerequisite', key: flag, variationId: 'false' }),
      turnOn(dependent),
    )
    expect(published('staging', dependent)!.prerequisites).toEqual([{ key: flag, variation: 1 }])
    const change = await apply({
      operations: [
        operation({ kind: 'flag', key: flag }, { kind: 'reorderVariations', variationIds: ['false', 'true'] }),
      ],
      confirmation: 'production',
    })
    expect(change.published.map(({ environment }) => environment).sort()).toEqual(['production', 'staging'])
    expect(published('staging', dependent)!.prerequisites).toEqual([{ key: flag, variation: 0 }])
  })

  test('refuses to remove a variation that an environment serves', async () => {
    const flag = await newFlag()
    const operations = [operation({ kind: 'flag', key: flag }, { kind: 'removeVariation', variationId: 'true' })]
    await expect(apply({ operations, confirmation: 'production' })).rejects.toMatchObject({
      problem: { code: 'change_blocked' },
    })
  })

  test('takes an archived flag away from SDKs and brings a restored one back', async () => {
    const flag = await newFlag()
    const shared: ChangeSubject = { kind: 'flag', key: flag }
    const archived = await apply({
      operations: [operation(shared, { kind: 'archiveFlag' })],
      confirmation: 'production',
    })
    expect(published('staging', flag)).toBeUndefined()
    await server.api(revertChange, { params: { ...params, change: archived.id }, body: { confirmation: 'production' } })
    expect(published('staging', flag)).toBeDefined()
  })

  test('refuses to archive a prerequisite of another flag', async () => {
    const [flag, dependent] = [await newFlag(), await newFlag()]
    await applyOne(operation(inStaging(dependent), { kind: 'addPrerequisite', key: flag, variationId: 'true' }))
    const operations = [operation({ kind: 'flag', key: flag }, { kind: 'archiveFlag' })]
    await expect(apply({ operations, confirmation: 'production' })).rejects.toMatchObject({
      problem: { code: 'change_blocked', detail: expect.stringContaining(dependent) },
    })
  })

  test('edits segments of thousands of members', async () => {
    const values = Array.from({ length: 20_000 }, (_, index) => `member-${index}`)
    const at = { ...params, environment: 'staging' }
    await server.api(createSegment, {
      params: at,
      body: { key: 'members', included: [{ contextKind: 'user', values }] },
    })
    const subject: ChangeSubject = { kind: 'segment', key: 'members', environment: 'staging' }
    const change = await applyOne(
      operation(subject, { kind: 'addIncludedTargets', contextKind: 'user', values: ['one-more'] }),
    )
    expect(change.inverse[0]!.instructions).toEqual([
      { kind: 'removeIncludedTargets', contextKind: 'user', values: ['one-more'] },
    ])
    const segment = await server.api(getSegment, { params: { ...at, segment: 'members' } })
    expect(segment.definition.included[0]!.values).toHaveLength(20_001)
  })
})

describe('deleting a flag', () => {
  test('ends what SDKs see of an archived flag, and a flag of the same key starts anew', async () => {
    const flag = await newFlag()
    await apply({
      operations: [operation({ kind: 'flag', key: flag }, { kind: 'archiveFlag' })],
      confirmation: 'production',
    })
    await server.api(deleteFlag, { params: { ...params, flag } })
    await expect(configured(flag)).rejects.toMatchObject({ problem: { code: 'flag_not_found' } })
    await server.api(createFlag, { params, body: { key: flag } })
    expect(await configured(flag)).toMatchObject({ version: 1 })
    await expect.poll(() => published('staging', flag)?.version).toBe(3)
  })
})

test('a request that is sent twice is applied once', async () => {
  const flag = await newFlag()
  const send = () =>
    server.api(applyChange, {
      params,
      body: { operations: [turnOn(flag)] },
      headers: { 'idempotency-key': `twice-${flag}` },
    })
  const [first, second] = [await send(), await send()]
  expect(second.id).toBe(first.id)
  expect((await configured(flag)).version).toBe(2)
})

test('If-Match stands for the base version', async () => {
  const flag = await newFlag()
  const send = (operations: Operation[]) =>
    server.api(applyChange, { params, body: { operations }, headers: { 'if-match': '"1"' } })
  await send([turnOn(flag)])
  await expect(send([turnOn(flag)])).rejects.toMatchObject({ problem: { code: 'version_conflict' } })
  await expect(send([turnOn(flag), turnOn(flag)])).rejects.toMatchObject({ problem: { code: 'invalid_request' } })
})

test('a problem that was there before keeps nobody from turning a flag off', async () => {
  const flag = await newFlag()
  await applyOne(turnOn(flag))
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  await client.query(
    `update flag_configurations set configuration = replace(configuration::text, '"rules":[]', $1)::json
     where flag_key = $2`,
    [
      `"rules":[${JSON.stringify({ ...rule('old', { op: 'segmentMatch', attribute: '', values: ['gone'] }), description: '', trackEvents: false })}]`,
      flag,
    ],
  )
  await client.end()
  const { checks } = await plan({ operations: [operation(inStaging(flag), { kind: 'turnFlagOff' })] })
  expect(checks).toMatchObject([{ code: 'unknown_segment', verdict: 'warn' }])
  await applyOne(operation(inStaging(flag), { kind: 'turnFlagOff' }))
  expect(published('staging', flag)).toMatchObject({ on: false })
})

describe('two people at once', () => {
  test('the second is told what the first did', async () => {
    const flag = await newFlag()
    const first = await applyOne({ ...turnOn(flag), baseVersion: 1 })
    const second = apply({
      operations: [{ ...operation(inStaging(flag), { kind: 'updateTrackEvents', trackEvents: true }), baseVersion: 1 }],
    })
    await expect(second).rejects.toMatchObject({
      problem: {
        code: 'version_conflict',
        status: 409,
        detail: expect.stringContaining('Turn targeting on'),
        details: { baseVersion: 1, currentVersion: 2, newerChange: { id: first.id } },
      },
    })
  })

  test('of ten with the same base version exactly one wins', async () => {
    const flag = await newFlag()
    const race = Array.from({ length: 10 }, (_, index) =>
      apply({
        operations: [
          { ...operation(inStaging(flag), { kind: 'addRule', rule: rule(`rule-${index}`) }), baseVersion: 1 },
        ],
      }),
    )
    const outcomes = await Promise.allSettled(race)
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.problem] : []))
    expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 9 }, () => 'version_conflict'))
    expect((await configured(flag)).configuration.rules).toHaveLength(1)
  })

  test('without a base version all of ten are applied', async () => {
    const flag = await newFlag()
    const race = Array.from({ length: 10 }, (_, index) =>
      applyOne(operation(inStaging(flag), { kind: 'addRule', rule: rule(`rule-${index}`, { values: [index] }) })),
    )
    await Promise.all(race)
    expect(await configured(flag)).toMatchObject({ version: 11, configuration: { rules: { length: 10 } } })
  })

  test('cannot close a circle of prerequisites from both ends', async () => {
    const [first, second] = [await newFlag(), await newFlag()]
    const needs = (key: string, other: string) =>
      applyOne(operation(inStaging(key), { kind: 'addPrerequisite', key: other, variationId: 'true' }))
    const outcomes = await Promise.allSettled([needs(first, second), needs(second, first)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('reverting', () => {
  test('takes the flag back to where it was', async () => {
    const flag = await newFlag()
    const before = await configured(flag)
    const change = await applyOne(
      operation(
        inStaging(flag),
        { kind: 'turnFlagOn' },
        { kind: 'addRule', rule: rule('gold') },
        { kind: 'addTargets', contextKind: 'user', variationId: 'true', values: ['ann', 'bob'] },
      ),
    )
    const undo = await revert(change.id)
    expect(undo).toMatchObject({ reverts: change.id })
    expect((await configured(flag)).configuration).toEqual(before.configuration)
    const reverted = await server.api(getChange, { params: { ...params, change: change.id } })
    expect(reverted.revertedBy).toBe(undo.id)
    await expect(revert(change.id)).rejects.toMatchObject({ problem: { code: 'change_already_reverted' } })
  })

  test('takes back a variation together with the rules that serve it', async () => {
    const flag = await newFlag()
    const before = [await server.api(getFlag, { params: { ...params, flag } }), await configured(flag)] as const
    const change = await apply({
      operations: [
        operation(
          { kind: 'flag', key: flag },
          { kind: 'addVariation', variation: { id: 'x', value: true, name: 'X' } },
        ),
        operation(inStaging(flag), { kind: 'addRule', rule: { ...rule('x'), serve: { variationId: 'x' } } }),
      ],
      confirmation: 'production',
    })
    await server.api(revertChange, { params: { ...params, change: change.id }, body: { confirmation: 'production' } })
    expect((await server.api(getFlag, { params: { ...params, flag } })).definition).toEqual(before[0].definition)
    expect((await configured(flag)).configuration).toEqual(before[1].configuration)
  })

  test('is possible for 30 minutes', async () => {
    const change = await applyOne(turnOn(await newFlag()))
    expect(change.undoableUntil - change.createdAt).toBe(30 * 60_000)
    const age = async (minutes: number) => {
      const client = new pg.Client({ connectionString: server.databaseUrl })
      await client.connect()
      await client.query('update changes set created_at = $1 where id = $2', [Date.now() - minutes * 60_000, change.id])
      await client.end()
    }
    await age(31)
    await expect(revert(change.id)).rejects.toMatchObject({ problem: { code: 'undo_expired', status: 409 } })
    await age(29)
    expect(await revert(change.id)).toMatchObject({ reverts: change.id })
  })

  test('leaves a later edit of another part alone', async () => {
    const flag = await newFlag()
    const change = await applyOne(turnOn(flag))
    await applyOne(operation(inStaging(flag), { kind: 'addRule', rule: rule('gold') }))
    await revert(change.id)
    expect(await configured(flag)).toMatchObject({ configuration: { on: false, rules: [{ id: 'gold' }] } })
  })

  test.each([
    ['edited the same part', { kind: 'updateRuleVariationOrRollout', ruleId: 'gold', variationId: 'false' }],
    ['took the part away', { kind: 'removeRule', ruleId: 'gold' }],
  ])('is refused when a later change %s', async (_, later) => {
    const flag = await newFlag()
    const change = await applyOne(operation(inStaging(flag), { kind: 'addRule', rule: rule('gold') }))
    const newer = await applyOne(operation(inStaging(flag), later))
    await expect(revert(change.id)).rejects.toMatchObject({
      problem: { code: 'revert_conflict', status: 409, details: { newerChange: { id: newer.id } } },
    })
  })

  test('knows only changes of the project', async () => {
    await expect(revert('no-such-change')).rejects.toMatchObject({ problem: { code: 'change_not_found' } })
  })
})

describe('bad input', () => {
  test.each([
    ['an unknown kind', { kind: 'turnFlagOnn' }, /turnFlagOn"/],
    ['an unknown property', { kind: 'turnFlagOn', now: true }, /no property "now"/],
    ['a wrong type', { kind: 'updateTrackEvents', trackEvents: 'yes' }, /true or false/],
    ['a definition edit in an environment', { kind: 'updateName', name: 'x' }, /without an environment/],
  ])('refuses %s and says where', async (_, instruction, message) => {
    const flag = await newFlag()
    await expect(applyOne(operation(inStaging(flag), instruction))).rejects.toMatchObject({
      problem: {
        code: 'invalid_instructions',
        issues: [
          { path: expect.stringMatching(/^\/operations\/0\/instructions\/0/), message: expect.stringMatching(message) },
        ],
      },
    })
  })

  test.each([
    ['flag_not_found', { kind: 'flag', key: '__proto__', environment: 'staging' }],
    ['flag_not_found', { kind: 'flag', key: 'constructor' }],
    ['environment_not_found', { kind: 'flag', key: 'flag-1', environment: 'nowhere' }],
    ['segment_not_found', { kind: 'segment', key: 'none', environment: 'staging' }],
    ['invalid_instructions', { kind: 'segment', key: 'none' }],
  ] as const)('answers %s for %j', async (code, subject) => {
    const kind = subject.kind === 'segment' ? 'archiveSegment' : 'environment' in subject ? 'turnFlagOn' : 'archiveFlag'
    await expect(applyOne(operation(subject, { kind }))).rejects.toMatchObject({ problem: { code } })
  })

  test('refuses a change without operations and a body that is too large', async () => {
    await expect(apply({ operations: [] })).rejects.toMatchObject({ problem: { code: 'invalid_request' } })
    const reason = 'x'.repeat(2_000_000)
    await expect(apply({ operations: [turnOn('flag-1')], reason })).rejects.toMatchObject({
      problem: { code: 'body_too_large', status: 413 },
    })
  })
})
