import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApiClient, type ApiClient, type CallInput, type Route } from '@guidon/api'
import {
  accessSlice,
  createServer,
  defaultConfig,
  projectsSlice,
  publishingSlice,
  type Config,
  type Server,
} from '@guidon/server'
import { pino } from 'pino'
import type { z } from 'zod'
import { createTestDatabase } from './test-database.ts'

export interface TestServerOptions {
  readonly config?: Partial<Config>
  /** Use this database and leave it alone at the end, e.g. to start a second node or to start again. */
  readonly databaseUrl?: string
  /** Environments of the project. @default one: `production`, not critical */
  readonly environments?: readonly { key: string; name: string; isCritical?: boolean }[]
}

/** A real server on a database of its own, with one project, one environment, and a token that may do everything. */
export interface TestServer {
  readonly url: string
  readonly databaseUrl: string
  /** Access token of the administrator. */
  readonly token: string
  readonly project: { readonly id: string; readonly key: string }
  /** The first environment. */
  readonly environment: TestEnvironment
  readonly environments: readonly TestEnvironment[]
  readonly client: ApiClient
  readonly server: Server
  /** Calls a route as the administrator; the answer must have the shape that the contract promises. */
  api<R extends Route>(route: R, input?: CallInput<R>): Promise<z.output<R['response']>>
  close(): Promise<void>
}

export interface TestEnvironment {
  readonly id: string
  readonly key: string
  readonly sdkKey: string
  readonly mobileKey: string
}

const SERVED_TIMEOUT_MS = 10_000
const PROJECT = { key: 'school', name: 'School' }
const INSTANCE_SECRET = 'the instance secret of all test servers'

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = options.databaseUrl === undefined ? await createTestDatabase() : undefined
  const databaseUrl = options.databaseUrl ?? database!.url
  const config = { ...defaultConfig, port: 0, ...options.config }
  const dataFolder = await mkdtemp(join(tmpdir(), 'guidon-test-'))
  const server = await createServer({
    config: { ...config, dataFolder, databaseUrl, secret: config.secret ?? INSTANCE_SECRET },
    log: pino({ level: process.env['GUIDON_TEST_LOG'] ?? 'silent' }),
  })
  const { tokens, signIns } = server.use(accessSlice)
  const { id: memberId } = await signIns.administrator()
  const { secret: token } = await tokens.create(memberId, { name: 'test', actions: null, expiresAt: null })
  const project = await ensureProject(server, options)
  const environments = await environmentsOf(server, project.id)
  await waitUntilServed(server, environments)
  const client = createApiClient({ url: server.url, token })
  return {
    url: server.url,
    databaseUrl,
    token,
    project,
    environment: environments[0]!,
    environments,
    client,
    server,
    api: async (route, input) => route.response.parse(await client.call(route, input)) as never,
    async close() {
      await server.close()
      await database?.drop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

async function ensureProject(server: Server, options: TestServerOptions): Promise<{ id: string; key: string }> {
  const projects = server.use(projectsSlice)
  const environments = options.environments ?? [{ key: 'production', name: 'Production' }]
  return projects.projectByKey(PROJECT.key).catch(() => projects.createProject({ ...PROJECT, environments }))
}

/** SDKs that connect right after get their flags, not a 503. */
async function waitUntilServed(server: Server, environments: readonly TestEnvironment[]): Promise<void> {
  for (const { id } of environments) await server.use(publishingSlice).waitFor(id, 1, SERVED_TIMEOUT_MS)
}

async function environmentsOf(server: Server, projectId: string): Promise<TestEnvironment[]> {
  const projects = server.use(projectsSlice)
  const environments = await projects.environmentsOf(projectId)
  return environments.map(({ id, key }) => {
    const keys = projects.credentialsOf(id)
    const valueOf = (kind: 'sdk' | 'mobile'): string => keys.find((one) => one.kind === kind)!.value
    return { id, key, sdkKey: valueOf('sdk'), mobileKey: valueOf('mobile') }
  })
}
