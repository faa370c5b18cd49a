import * as contract from '@guidon/api'
import type { Route } from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

const PROJECT = { project: 'school' }
const PRODUCTION = { ...PROJECT, environment: 'production' }
const turnOn = {
  subject: { kind: 'flag', key: 'new', environment: 'production' },
  instructions: [{ kind: 'turnFlagOn' }],
}
const archive = { subject: { kind: 'flag', key: 'new' }, instructions: [{ kind: 'archiveFlag' }] }
const archiveSegment = {
  subject: { kind: 'segment', key: 'new', environment: 'production' },
  instructions: [{ kind: 'archiveSegment' }],
}
const STORE = { kind: 'shop', name: 'Store', description: '', isHidden: false }

interface Write {
  readonly input: () => Promise<object> | object
  readonly actions: readonly string[]
}

/** How each writing route is used, and the actions that must be on record after it. In an order in which all work. */
const WRITES: Record<string, Write> = {
  'access.create-sign-in-link': { input: () => ({}), actions: ['sign-in-link.created'] },
  'access.sign-in': { input: async () => ({ body: { link: await newLink() } }), actions: ['session.started'] },
  'access.delete-session': {
    input: async () => ({ params: { session: (await server.api(contract.listSessions)).items[0]!.id } }),
    actions: ['session.ended'],
  },
  'access.update-me': { input: () => ({ body: { name: 'Dana' } }), actions: ['member.renamed'] },
  'views.create': {
    input: () => ({ params: PROJECT, body: { name: 'On', query: 'state=on', isShared: true } }),
    actions: ['view.created'],
  },
  'views.update': {
    input: async () => ({ params: { ...PROJECT, view: await firstView() }, body: { name: 'Switched on' } }),
    actions: ['view.changed'],
  },
  'views.reorder': {
    input: async () => {
      const body = { name: 'Off', query: 'state=off', isShared: true }
      const { id } = await server.api(contract.createView, { params: PROJECT, body })
      return { params: PROJECT, body: { isShared: true, views: [id] } }
    },
    actions: ['view.reordered'],
  },
  'views.delete': {
    input: async () => ({ params: { ...PROJECT, view: await firstView() } }),
    actions: ['view.deleted'],
  },
  'personas.create': {
    input: () => ({ params: PROJECT, body: { name: 'Ann', context: { kind: 'user', key: 'ann' } } }),
    actions: ['persona.created'],
  },
  'personas.update': {
    input: async () => ({ params: { ...PROJECT, persona: await firstPersona() }, body: { name: 'Anna' } }),
    actions: ['persona.changed'],
  },
  'personas.delete': {
    input: async () => ({ params: { ...PROJECT, persona: await firstPersona() } }),
    actions: ['persona.deleted'],
  },
  'access.create-token': { input: () => ({ body: { name: 'robot' } }), actions: ['token.created'] },
  'access.delete-token': {
    input: async () => ({ params: { token: (await server.api(contract.listTokens)).items[0]!.id } }),
    actions: ['token.deleted'],
  },
  'projects.create': {
    input: () => ({ body: { key: 'library', name: 'Library' } }),
    actions: ['project.created', 'environment.created', 'environment.created', 'environment.created'],
  },
  'projects.update': { input: () => ({ params: PROJECT, body: { name: 'Academy' } }), actions: ['project.updated'] },
  'environments.create': {
    input: () => ({ params: PROJECT, body: { key: 'qa', name: 'QA' } }),
    actions: ['environment.created'],
  },
  'environments.update': {
    input: () => ({ params: PRODUCTION, body: { name: 'Live', isSecureMode: true } }),
    actions: ['environment.updated'],
  },
  'environments.rotate-key': {
    input: () => ({ params: PRODUCTION, body: { kind: 'sdk', overlapSeconds: 60 } }),
    actions: ['key.rotated'],
  },
  'environments.delete': {
    input: () => ({ params: { ...PROJECT, environment: 'qa' }, query: { confirmation: 'qa' } }),
    actions: ['environment.deleted'],
  },
  'projects.delete': {
    input: () => ({ params: { project: 'library' }, query: { confirmation: 'library' } }),
    actions: ['project.deleted'],
  },
  'context-kinds.put': {
    input: () => ({ params: { ...PROJECT, kind: 'shop' }, body: { name: 'Shop' } }),
    actions: ['context-kind.changed'],
  },
  'flags.create': { input: () => ({ params: PROJECT, body: { key: 'new' } }), actions: ['flag.created'] },
  'segments.create': { input: () => ({ params: PRODUCTION, body: { key: 'new' } }), actions: ['segment.created'] },
  'changes.apply': {
    input: () => ({ params: PROJECT, body: { operations: [turnOn] } }),
    actions: ['flag.changed'],
  },
  'changes.revert': {
    input: async () => {
      const { items } = await server.api(contract.listChanges, { params: PROJECT })
      return { params: { ...PROJECT, change: items[0]!.id }, body: {} }
    },
    actions: ['flag.changed'],
  },
  'flags.delete': {
    input: async () => {
      await apply(archive)
      return { params: { ...PROJECT, flag: 'new' } }
    },
    actions: ['flag.deleted'],
  },
  'segments.delete': {
    input: async () => {
      await apply(archiveSegment)
      return { params: { ...PRODUCTION, segment: 'new' } }
    },
    actions: ['segment.deleted'],
  },
  'transfer.import': {
    input: async () => {
      const document = (await server.api(contract.exportProject, { params: PROJECT })) as object
      return { params: PROJECT, body: { dryRun: false, document: { ...document, contextKinds: [STORE] } } }
    },
    actions: ['context-kind.changed'],
  },
}

/** They answer a question that is too long for an address, and write nothing. */
const QUESTIONS = ['changes.plan', 'changes.impact', 'changes.reach', 'flags.explain']

/** They write what is the caller's alone and changes nothing for others: begun edits, and where somebody is. */
const PRIVATE = ['drafts.put', 'drafts.delete', 'presence.put', 'presence.delete']

let server: TestServer
let database: pg.Client

beforeAll(async () => {
  server = await startTestServer()
  database = new pg.Client({ connectionString: server.databaseUrl })
  await database.connect()
})
afterAll(async () => {
  await database.end()
  await server.close()
})

const routes = new Map(
  Object.values<unknown>(contract)
    .filter(isRoute)
    .map((route) => [route.id, route]),
)

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value
}

async function newLink(): Promise<string> {
  const { url } = await server.api(contract.createSignInLink)
  return new URLSearchParams(new URL(url).hash.slice(1)).get('sign-in')!
}

async function firstView(): Promise<string> {
  return (await server.api(contract.listViews, { params: PROJECT })).items[0]!.id
}

async function firstPersona(): Promise<string> {
  return (await server.api(contract.listPersonas, { params: PROJECT })).items[0]!.id
}

async function apply(operation: object): Promise<void> {
  await server.client.call(contract.applyChange, { params: PROJECT, body: { operations: [operation] as never } })
}

async function column(sql: string): Promise<string[]> {
  const { rows } = await database.query<{ value: string }>(sql)
  return rows.map(({ value }) => value)
}

const audited = (): Promise<string[]> => column('select action as value from audit_entries order by id')
const announced = (): Promise<string[]> => column('select type as value from domain_events order by row_id')

test('every route that can write is used below, is a question, or is private', () => {
  const writing = [...routes.values()].filter(({ method }) => method !== 'GET').map(({ id }) => id)
  expect(writing.sort()).toEqual([...Object.keys(WRITES), ...QUESTIONS, ...PRIVATE].sort())
})

test.each(Object.entries(WRITES))('%s leaves audit entries and events', async (id, { input, actions }) => {
  const given = await input()
  const before = { audited: await audited(), announced: await announced() }
  await server.client.call(routes.get(id)!, given)
  expect((await audited()).slice(before.audited.length)).toEqual(actions)
  expect((await announced()).slice(before.announced.length)).toEqual(actions)
})

test('no secret is on record', async () => {
  const { secret } = await server.api(contract.createToken, { body: { name: 'secretive' } })
  const key = await server.api(contract.rotateEnvironmentKey, {
    params: PRODUCTION,
    body: { kind: 'mobile', overlapSeconds: 0 },
  })
  const link = await newLink()
  const entries = await column('select row_to_json(one)::text as value from audit_entries one')
  const events = await column('select row_to_json(one)::text as value from domain_events one')
  const recorded = [...entries, ...events].join('\n')
  expect(recorded).toContain('secretive')
  for (const one of [secret, key.value, link]) expect(recorded).not.toContain(one)
})

test('what is refused leaves nothing on record', async () => {
  const before = await audited()
  const refused = [
    server.api(contract.createProject, { body: { key: 'school', name: 'Again' } }),
    server.api(contract.deleteToken, { params: { token: 'nope' } }),
    server.api(contract.createFlag, { params: { project: 'nowhere' }, body: { key: 'new' } }),
  ]
  expect((await Promise.allSettled(refused)).map(({ status }) => status)).toEqual(Array(3).fill('rejected'))
  expect(await audited()).toEqual(before)
})

test('the entry of an environment says who changed what', async () => {
  const { items } = await server.api(contract.listAudit, { params: PROJECT, query: { action: 'environment.updated' } })
  expect(items).toMatchObject([
    {
      actor: { kind: 'token', name: 'test' },
      subject: { kind: 'environment', key: 'production', environment: 'production' },
      sentences: ['Renamed the environment from "Production" to "Live"', 'Switched secure mode on'],
    },
  ])
})
