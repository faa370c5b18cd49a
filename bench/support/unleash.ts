import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { databaseUrl, waitForHttp } from './processes.ts'

const FOLDER = fileURLToPath(new URL('../peers/unleash', import.meta.url))
const PORT = 4242

/** Its limits per minute would refuse what a benchmark sends. */
const UNLIMITED = Object.fromEntries(
  ['REGISTER_CLIENT', 'CLIENT_METRICS', 'REGISTER_FRONTEND', 'FRONTEND_METRICS', 'TOKEN_AUTHENTICATION', 'SDK_API'].map(
    (name) => [`${name}_RATE_LIMIT_PER_MINUTE`, '1000000000'],
  ),
)

/** A running Unleash server of the newest version on npm, with its own database. */
export interface Unleash {
  readonly url: string
  readonly clientToken: string
  readonly frontendToken: string
  readonly process: ChildProcess
  /** Milliseconds from start to the first healthy answer. */
  readonly readyMs: number
  admin(method: string, path: string, body?: unknown): Promise<Response>
  close(): Promise<void>
}

/** Installs Unleash if it is not there, starts it on an empty database of the PostgreSQL at hand. */
export async function startUnleash(): Promise<Unleash> {
  if (!existsSync(`${FOLDER}/node_modules/unleash-server`)) {
    spawnSync('npm', ['ci', '--no-workspaces', '--omit=dev', '--no-audit', '--no-fund'], {
      cwd: FOLDER,
      stdio: 'inherit',
    })
  }
  const database = await recreateDatabase('guidon_bench_unleash')
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['node_modules/unleash-server/dist/server.js'], {
    cwd: FOLDER,
    stdio: 'ignore',
    env: {
      ...process.env,
      DATABASE_URL: database,
      DATABASE_SSL: 'false',
      PORT: String(PORT),
      INIT_ADMIN_API_TOKENS: '*:*.bench-admin',
      INIT_BACKEND_API_TOKENS: 'default:development.bench-client',
      INIT_FRONTEND_API_TOKENS: 'default:development.bench-frontend',
      LOG_LEVEL: 'error',
      CHECK_VERSION: 'false',
      SEND_TELEMETRY: 'false',
      NODE_ENV: 'production',
      ...UNLIMITED,
    },
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const url = `http://127.0.0.1:${PORT}`
  await waitForHttp(`${url}/health`)
  return {
    url,
    clientToken: 'default:development.bench-client',
    frontendToken: 'default:development.bench-frontend',
    process: child,
    readyMs: performance.now() - startedAt,
    admin: (method, path, body) =>
      fetch(`${url}/api/admin${path}`, {
        method,
        headers: { authorization: '*:*.bench-admin', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    close: () => stop(child),
  }
}

/** Creates `flagCount` flags, on in `development`, each with one rule over `country` and a rollout. */
export async function seedUnleash(unleash: Unleash, flagCount: number): Promise<void> {
  for (let i = 0; i < flagCount; i += 1) {
    const name = `flag-${i}`
    const flag = `/projects/default/features/${name}`
    await unleash.admin('POST', '/projects/default/features', { name, type: 'release' })
    await unleash.admin('POST', `${flag}/environments/development/strategies`, {
      name: 'flexibleRollout',
      parameters: { rollout: '50', stickiness: 'userId', groupId: name },
      constraints: [{ contextName: 'country', operator: 'IN', values: ['CH', 'FR', 'DE', 'IT'] }],
    })
    await unleash.admin('POST', `${flag}/environments/development/on`)
  }
}

async function recreateDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl('postgres') })
  await client.connect()
  await client.query(`drop database if exists ${name} with (force)`)
  await client.query(`create database ${name}`)
  await client.end()
  return databaseUrl(name)
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}
