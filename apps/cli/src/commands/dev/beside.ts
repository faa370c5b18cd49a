import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { Cli } from '../../cli.ts'
import { CliError, messageOf } from '../../errors/cli-error.ts'
import {
  createEnvironment,
  createProject,
  getEnvironment,
  listEnvironmentKeys,
  listEnvironments,
  listProjects,
} from '../../http/operations.ts'
import type { DevServer } from './dev-server.ts'

/** What a program needs to use the server, as environment variables. */
export type DevPlace = Readonly<Record<string, string>>

/** Makes the project and environment that the settings name, if the server does not have them. */
export async function makePlace({ api, project, environment }: Cli): Promise<void> {
  const projects = await api.call(listProjects)
  if (!projects.items.some(({ key }) => key === project)) {
    await api.call(createProject, { body: { key: project, name: project } })
  }
  const params = { project }
  const { items } = await api.call(listEnvironments, { params })
  if (items.some(({ key }) => key === environment)) return
  await api.call(createEnvironment, { params, body: { key: environment, name: environment } })
}

export async function placeOf(cli: Cli, { url, token }: DevServer): Promise<DevPlace> {
  const params = { project: cli.project, environment: cli.environment }
  const [{ id }, { items }] = await Promise.all([
    cli.api.call(getEnvironment, { params }),
    cli.api.call(listEnvironmentKeys, { params }),
  ])
  const keyInUse = (kind: string) => items.find((item) => item.kind === kind && item.expiresAt === null)?.value ?? ''
  return {
    GUIDON_URL: url,
    GUIDON_TOKEN: token,
    GUIDON_SDK_KEY: keyInUse('sdk'),
    GUIDON_MOBILE_KEY: keyInUse('mobile'),
    GUIDON_CLIENT_SIDE_ID: id,
  }
}

/** Runs a command while the server is up; its exit code, as a shell would give it. */
export function runBeside(cli: Cli, [program = '', ...words]: readonly string[], place: DevPlace): Promise<number> {
  const child = spawn(program, words, {
    cwd: cli.process.folder,
    stdio: 'inherit',
    env: { ...cli.process.environment, ...place },
    shell: process.platform === 'win32',
  })
  const pass = () => child.kill('SIGTERM')
  cli.signal.addEventListener('abort', pass, { once: true })
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      reject(new CliError({ code: 'command_not_started', message: `Cannot run ${program}: ${messageOf(cause)}` }))
    })
    child.once('exit', (code, signal) => {
      cli.signal.removeEventListener('abort', pass)
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
  })
}
