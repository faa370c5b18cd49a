import { listEnvironmentKeys } from '@guidon/api'
import { init, type LDClient } from '@launchdarkly/node-server-sdk'
import type { TestServer } from '@guidon/testing'

const APPLICATIONS = [
  { environment: 'production', id: 'gradebook', version: '24.8.0' },
  { environment: 'production', id: 'gradebook', version: '24.8.0' },
  { environment: 'production', id: 'attendance', version: '11.3.2' },
  { environment: 'production', id: 'messaging', version: '5.0.1' },
  { environment: 'staging', id: 'gradebook', version: '24.9.0-rc.1' },
  { environment: 'development', id: 'gradebook', version: '24.9.0-dev' },
]

/** Programs with LaunchDarkly's SDK that stay connected and evaluate. */
export interface Programs {
  close(): void
}

/** Starts programs of a school in each environment. */
export async function startPrograms(server: TestServer): Promise<Programs> {
  const clients = await Promise.all([
    ...APPLICATIONS.map((application) => connect(server, sdkKeyOf(server, application.environment), application)),
    connect(server, await firstSdkKey(server), { id: '', version: '' }),
  ])
  const timer = setInterval(() => clients.forEach((client, index) => void evaluate(client, index)), 2_000)
  await Promise.all(clients.map((client, index) => evaluate(client, index).then(() => client.flush())))
  return {
    close() {
      clearInterval(timer)
      for (const client of clients) client.close()
    },
  }
}

interface Application {
  readonly id: string
  readonly version: string
}

async function connect(server: TestServer, sdkKey: string, application: Application): Promise<LDClient> {
  const url = server.url
  const logger = { error() {}, warn() {}, info() {}, debug() {} }
  const named = application.id === '' ? {} : { application: { id: application.id, version: application.version } }
  const client = init(sdkKey, { baseUri: url, streamUri: url, eventsUri: url, logger, ...named })
  await client.waitForInitialization({ timeout: 10 })
  return client
}

function sdkKeyOf(server: TestServer, environment: string): string {
  return server.environments.find(({ key }) => key === environment)!.sdkKey
}

async function firstSdkKey(server: TestServer): Promise<string> {
  const params = { project: 'my-project', environment: 'development' }
  const { items } = await server.api(listEnvironmentKeys, { params })
  return items.find(({ kind }) => kind === 'sdk')!.value
}

async function evaluate(client: LDClient, index: number): Promise<void> {
  const context = {
    kind: 'multi',
    user: { key: `teacher-${8_400 + index * 7}`, role: 'teacher' },
    district: { key: 'northfield', tier: 'C', state: 'TX' },
    app: { key: 'lakeside-web', version: '24.8.0' },
  } as const
  await client.variation('gradebook-grid-v2', context, false)
  await client.variation('sso-handoff-oidc', context, false)
  client.track('grades-saved', context, { rows: 28 }, 28)
}
