import {
  applyChange,
  compareEnvironments,
  createFlag,
  type ApiError,
  type CallInput,
  type Instruction,
} from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

let server: TestServer
const params = { project: 'school' }
const pair = { from: 'staging', to: 'production' }

beforeAll(async () => {
  server = await startTestServer({
    environments: [
      { key: 'staging', name: 'Staging' },
      { key: 'production', name: 'Production' },
    ],
  })
  for (const key of ['attendance', 'fees', 'homework', 'rooms']) {
    await server.api(createFlag, { params, body: { key, name: key.toUpperCase() } })
  }
  await edit('production', 'attendance', { kind: 'turnFlagOn' })
  await edit('production', 'fees', { kind: 'turnFlagOn' }, rule('gold'))
  await edit('staging', 'fees', { kind: 'turnFlagOn' }, rule('gold'), rule('silver'))
  for (const environment of ['staging', 'production']) {
    await edit(environment, 'homework', { kind: 'turnFlagOn' }, rule('gold'))
  }
  await edit('production', 'rooms', { kind: 'turnFlagOn' })
  await server.api(applyChange, {
    params,
    body: { operations: [{ subject: { kind: 'flag', key: 'rooms' }, instructions: [{ kind: 'archiveFlag' }] }] },
  })
})
afterAll(() => server.close())

function edit(environment: string, key: string, ...instructions: Instruction[]): Promise<unknown> {
  const subject = { kind: 'flag' as const, key, environment }
  return server.api(applyChange, { params, body: { operations: [{ subject, instructions }] } })
}

let rules = 0
function rule(plan: string): Instruction {
  rules += 1
  return {
    kind: 'addRule',
    rule: {
      id: `rule-${rules}`,
      clauses: [{ contextKind: 'user', attribute: 'plan', op: 'in', values: [plan], negate: false }],
      serve: { variationId: 'true' },
    },
  }
}

const compare = (query: NonNullable<CallInput<typeof compareEnvironments>['query']>) =>
  server.api(compareEnvironments, { params, query })

test('flags in use that differ are listed, with what is different in words', async () => {
  const { items, page } = await compare(pair)
  expect(items.map(({ key, parts }) => [key, parts.map(({ text, change }) => `${change}: ${text}`)])).toEqual([
    ['attendance', ['add: Turn targeting on']],
    ['fees', ['remove: Remove rule 2: if user plan is "silver" serve "true"']],
  ])
  expect(items[0]).toMatchObject({
    name: 'ATTENDANCE',
    from: { isOn: false, version: 1 },
    to: { isOn: true, version: 2 },
  })
  expect(page).toEqual({ next: null, total: 2 })
})

test('the other way round says the opposite', async () => {
  const { items } = await compare({ from: 'production', to: 'staging' })
  expect(items.flatMap(({ parts }) => parts.map(({ change }) => change))).toEqual(['remove', 'add'])
})

test('pages follow one another, and a search narrows them', async () => {
  const first = await compare({ ...pair, limit: 1 })
  expect(first.items.map(({ key }) => key)).toEqual(['attendance'])
  const second = await compare({ ...pair, limit: 1, after: first.page.next! })
  expect(second).toMatchObject({ items: [{ key: 'fees' }], page: { next: null } })
  expect((await compare({ ...pair, search: 'FEE' })).items.map(({ key }) => key)).toEqual(['fees'])
})

test('one flag is compared also when nothing differs, or when it is archived', async () => {
  expect((await compare({ ...pair, flag: 'homework' })).items).toMatchObject([{ key: 'homework', parts: [] }])
  expect((await compare({ ...pair, flag: 'rooms' })).items[0]!.parts).toHaveLength(1)
  await expect(compare({ ...pair, flag: 'nothing' })).rejects.toMatchObject({
    problem: { code: 'flag_not_found' },
  } satisfies Partial<Record<keyof ApiError, unknown>>)
})

test('the parts, applied to the first environment, leave no difference', async () => {
  const [fees] = (await compare({ ...pair, flag: 'fees' })).items
  await edit('staging', 'fees', ...fees!.parts.map(({ instruction }) => instruction))
  expect((await compare({ ...pair, flag: 'fees' })).items[0]!.parts).toEqual([])
})

test('an environment that is not there is named', async () => {
  await expect(compare({ from: 'staging', to: 'nowhere' })).rejects.toMatchObject({
    problem: { code: 'environment_not_found' },
  })
})
