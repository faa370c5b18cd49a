import {
  createSignInLink,
  createToken,
  deleteSession,
  deleteToken,
  getMe,
  listProjects,
  listSessions,
  listTokens,
  createApiClient,
  updateMe,
  type ApiError,
  type Me,
} from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ config: { trustProxy: true } })
})
afterAll(() => server.close())

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'success',
    (error: ApiError) => error.code,
  )

async function newLink(access: 'all' | 'read' = 'all'): Promise<string> {
  const { url } = await server.api(createSignInLink, { query: { access } })
  return new URLSearchParams(new URL(url).hash.slice(1)).get('sign-in')!
}

let attempts = 0

/** Each from an address of its own: ten attempts a minute are let through from one. */
const postSignIn = (link: string): Promise<Response> =>
  fetch(`${server.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.${(attempts += 1)}` },
    body: JSON.stringify({ link }),
  })

async function signedInCookie(access: 'all' | 'read' = 'all'): Promise<string> {
  const response = await postSignIn(await newLink(access))
  return response.headers.get('set-cookie')!.split(';')[0]!
}

let shared: Promise<string> | undefined
/** One session for all who do not end it. */
const someCookie = (): Promise<string> => (shared ??= signedInCookie())

const withCookie = (path: string, cookie: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}/api/v1${path}`, { ...init, headers: { cookie, ...(init.headers as Record<string, string>) } })

async function inDatabase(statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  return client.query(statement).finally(() => client.end())
}

async function accessSentences(): Promise<string[]> {
  const { rows } = await inDatabase('select sentences from audit_entries where project_id is null')
  return (rows as { sentences: string[] }[]).flatMap(({ sentences }) => sentences)
}

test('a sign-in link works once and starts a session that scripts cannot read', async () => {
  const link = await newLink()
  const response = await postSignIn(link)
  expect(await response.json()).toMatchObject({ kind: 'member', name: 'Administrator' })
  expect(response.headers.get('set-cookie')).toMatch(/^guidon_session=.*HttpOnly; SameSite=Lax/)
  expect((await postSignIn(link)).status).toBe(401)
})

test('of ten who use one link at once, one gets in', async () => {
  // The attempts are spread over addresses only in production: here the limit of ten a minute must not interfere.
  const other = await startTestServer({ databaseUrl: server.databaseUrl })
  const link = await newLink()
  const body = JSON.stringify({ link })
  const attempts = Array.from({ length: 10 }, () =>
    fetch(`${other.url}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
  )
  const statuses = (await Promise.all(attempts)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect(statuses.filter((status) => status === 401)).toHaveLength(9)
  await other.close()
})

test('a new link ends the one before, which says so, and leaves one that allows something else', async () => {
  const first = await newLink()
  const looking = await newLink('read')
  const second = await newLink()
  const refused = await postSignIn(first)
  expect(refused.status).toBe(401)
  expect(await refused.json()).toMatchObject({
    code: 'sign_in_link_replaced',
    detail: expect.stringContaining('A newer sign-in link') as string,
  })
  expect(await (await postSignIn('never-made')).json()).toMatchObject({ code: 'sign_in_link_invalid' })
  expect((await postSignIn(looking)).status).toBe(200)
  expect((await postSignIn(second)).status).toBe(200)
  expect(await (await postSignIn(second)).json()).toMatchObject({ code: 'sign_in_link_invalid' })
})

test('who signed in with a read-only link looks, and changes nothing', async () => {
  const cookie = await signedInCookie('read')
  const me = (await (await withCookie('/me', cookie)).json()) as Me
  expect(me).toMatchObject({ kind: 'member', name: expect.any(String) as string })
  expect(me.actions).toContain('flag:read')
  expect(me.actions.filter((action) => !action.endsWith(':read'))).toEqual(['project:export', 'session:delete'])
  expect((await withCookie('/projects', cookie)).status).toBe(200)
  const { items } = (await (await withCookie('/sessions', cookie)).json()) as {
    items: { id: string; isCurrent: boolean; isReadOnly: boolean }[]
  }
  const [own, other] = [items.find((one) => one.isCurrent)!, items.find((one) => !one.isCurrent)!]
  expect([own.isReadOnly, other.isReadOnly]).toEqual([true, false])
  const json = { 'content-type': 'application/json' }
  const refused = [
    withCookie('/tokens', cookie, { method: 'POST', headers: json, body: '{"name":"more"}' }),
    withCookie('/me', cookie, { method: 'PATCH', headers: json, body: '{"name":"Robin"}' }),
    withCookie('/sign-in-links', cookie, { method: 'POST' }),
    withCookie('/projects/school/environments/production/keys', cookie),
    withCookie(`/sessions/${other.id}`, cookie, { method: 'DELETE' }),
  ]
  expect((await Promise.all(refused)).map(({ status }) => status)).toEqual(refused.map(() => 403))
  expect((await withCookie('/sessions/current', cookie, { method: 'DELETE' })).status).toBe(204)
})

test('a session ends when it is deleted', async () => {
  const cookie = await signedInCookie()
  const { items } = (await (await withCookie('/sessions', cookie)).json()) as { items: { isCurrent: boolean }[] }
  expect(items.filter((one) => one.isCurrent)).toHaveLength(1)
  expect((await withCookie('/sessions/current', cookie, { method: 'DELETE' })).status).toBe(204)
  const ended = await withCookie('/me', cookie)
  expect(ended.status).toBe(401)
  expect(await ended.json()).toMatchObject({
    code: 'session_ended',
    detail: expect.stringContaining('Sign in again') as string,
  })
})

test('a session that has expired is told so, and a request without one is asked to sign in', async () => {
  const cookie = await signedInCookie()
  await inDatabase('update sessions set expires_at = 1 where id = (select max(id) from sessions)')
  expect(await (await withCookie('/me', cookie)).json()).toMatchObject({ code: 'session_ended' })
  expect(await (await fetch(`${server.url}/api/v1/me`)).json()).toMatchObject({ code: 'unauthenticated' })
})

test.each([
  [{ origin: 'https://evil.example' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-site', origin: 'https://flags.example' }, 403],
  [{ 'sec-fetch-site': 'same-origin' }, 201],
  [{ 'sec-fetch-site': 'same-origin', origin: 'https://flags.example' }, 201],
  [{}, 201],
])('a write with a session and the headers %j answers %d', async (headers, status) => {
  const response = await withCookie('/tokens', await someCookie(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers } as Record<string, string>,
    body: JSON.stringify({ name: 'from a page' }),
  })
  expect(response.status).toBe(status)
})

test('more than ten attempts a minute to sign in are refused', async () => {
  const other = await startTestServer({ databaseUrl: server.databaseUrl })
  const attempt = (): Promise<Response> =>
    fetch(`${other.url}/api/v1/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"link":"guess"}',
    })
  for (let count = 0; count < 10; count++) expect((await attempt()).status).toBe(401)
  const refused = await attempt()
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  await other.close()
})

test('a token may do what it was given and nothing else', async () => {
  const { secret } = await server.api(createToken, {
    body: { name: 'reader', actions: ['project:read', 'token:create'] },
  })
  const reader = createApiClient({ url: server.url, token: secret })
  expect((await reader.call(listProjects)).items).toHaveLength(1)
  expect(await codeOf(reader.call(listTokens))).toBe('forbidden')
  expect(await codeOf(reader.call(createToken, { body: { name: 'more', actions: ['flag:update'] } }))).toBe('forbidden')
  const child = await reader.call(createToken, { body: { name: 'child' } })
  expect(child.actions).toEqual(['project:read', 'token:create'])
})

test('tokens are listed without their secrets and end when deleted or expired', async () => {
  const { secret, id } = await server.api(createToken, { body: { name: 'short-lived' } })
  const client = createApiClient({ url: server.url, token: secret })
  expect(await client.call(getMe)).toMatchObject({ kind: 'token', name: 'short-lived' })
  const { items } = await server.api(listTokens)
  expect(items.map((one) => one.name)).toContain('short-lived')
  expect(JSON.stringify(items)).not.toContain(secret)
  await server.api(deleteToken, { params: { token: id } })
  expect(await codeOf(client.call(getMe))).toBe('invalid_token')

  const expired = await server.api(createToken, { body: { name: 'expired', expiresAt: Date.now() - 1 } })
  expect(await codeOf(createApiClient({ url: server.url, token: expired.secret }).call(getMe))).toBe('invalid_token')
})

test.each([
  ['a token', () => server.api(deleteToken, { params: { token: 'nope' } }), 'token_not_found'],
  ['a session', () => server.api(deleteSession, { params: { session: 'nope' } }), 'session_not_found'],
  [
    'its own session, for a token',
    () => server.api(deleteSession, { params: { session: 'current' } }),
    'session_not_found',
  ],
])('deleting %s that is not there is named', async (_, call, code) => {
  expect(await codeOf(call())).toBe(code)
})

test('a token has no sessions of its own but sees those of its owner', async () => {
  await someCookie()
  const { items } = await server.api(listSessions)
  expect(items.length).toBeGreaterThan(0)
  expect(items.every((one) => !one.isCurrent)).toBe(true)
})

test("a member's name and preferences are the same on every device, and a new name is on record", async () => {
  const before = await server.api(getMe)
  expect(before).toMatchObject({
    kind: 'token',
    name: 'test',
    member: { name: 'Administrator' },
    preferences: { theme: 'system', density: 'comfortable', hasSingleKeyShortcuts: true, timeZone: 'project' },
  })
  await server.api(updateMe, { body: { preferences: { theme: 'dark', hasSingleKeyShortcuts: false } } })
  await server.api(updateMe, { body: { name: ' Dana Okafor ', preferences: { timeZone: 'utc' } } })
  const cookie = await someCookie()
  const signedIn = (await (await withCookie('/me', cookie)).json()) as Me
  expect(signedIn).toMatchObject({
    kind: 'member',
    name: 'Dana Okafor',
    member: { id: before.member.id, name: 'Dana Okafor' },
    preferences: { theme: 'dark', density: 'comfortable', hasSingleKeyShortcuts: false, timeZone: 'utc' },
  })
  const renamed = await withCookie('/me', cookie, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Robin' }),
  })
  expect(await renamed.json()).toMatchObject({ kind: 'member', name: 'Robin' })
  expect(await accessSentences()).toContain('Renamed member "Dana Okafor" to "Robin"')
})

test.each([
  [{ preferences: { theme: 'pink' } }],
  [{ preferences: { wallpaper: 'cats' } }],
  [{ name: '' }],
  [{ name: 'x'.repeat(101) }],
])('%j is refused', async (body) => {
  expect(await codeOf(server.api(updateMe, { body: body as { name: string } }))).toBe('invalid_request')
})
